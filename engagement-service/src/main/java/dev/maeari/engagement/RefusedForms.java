package dev.maeari.engagement;

import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Whose browser sends a form and gets a problem gets a page that says so, what to do, and the way back; programs get the
 * problem itself. The article is the one in the address, or the one that the form names in {@code article}.
 */
class RefusedForms {
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");
    private static final Pattern OF_ARTICLE = Pattern.compile("/api/engagement/articles/([^/]+)/(like|comments)");

    private final Articles articles;
    private final Languages languages;

    RefusedForms(Articles articles, Languages languages) {
        this.articles = articles;
        this.languages = languages;
    }

    @CheckedTemplate(basePath = "forms")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance refused(String language, String said, @Nullable String article);
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isFormOfBrowser(request)) {
            UriInfo asked = request.getUriInfo();
            Locale language = languages.choose(asked.getQueryParameters().getFirst("lang"));
            String said = say(problem, Languages.messages(FormMessages.class, language));
            String page = Templates.refused(language.getLanguage(), said, article(asked))
                    .setLocale(language)
                    .render();
            response.setEntity(page, null, HTML);
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** Either header may be unreadable. */
    private static boolean isFormOfBrowser(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.contains(MediaType.APPLICATION_FORM_URLENCODED)
                && Problem.isForPeople(request.getHeaderString(HttpHeaders.ACCEPT));
    }

    /** The problem in words of the page. */
    private static String say(Problem problem, FormMessages messages) {
        String name = problem.type().substring(problem.type().lastIndexOf(':') + 1);
        return switch (name) {
            case "cookies-needed" -> messages.cookiesNeeded();
            case "sign-in-needed" -> messages.signInNeeded();
            case "not-yours" -> messages.notYours();
            case "not-allowed" -> messages.notAllowed();
            case "unknown-comment", "comment-deleted" -> messages.commentGone();
            case "unknown-article", "article-gone" -> messages.articleGone();
            case "too-many-requests" -> messages.tooMany();
            default -> problem.status() >= 500 ? messages.tryAgain() : messages.refused();
        };
    }

    private @Nullable String article(UriInfo asked) {
        Matcher path = OF_ARTICLE.matcher(asked.getPath());
        boolean named = path.lookingAt();
        String id = named ? path.group(1) : asked.getQueryParameters().getFirst("article");
        String part = named && path.group(2).equals("like") ? "" : "#comments";
        return known(id).map(article -> article.path() + part).orElse(null);
    }

    private Optional<KnownArticle> known(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : articles.lookUp(ArticleId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
