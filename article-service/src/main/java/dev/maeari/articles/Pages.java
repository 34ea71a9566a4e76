package dev.maeari.articles;

import dev.maeari.web.Cookies;
import dev.maeari.web.Site;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The page that is asked for: its language is the one chosen, else the browser's, else the site's. */
@RequestScoped
public class Pages {
    private static final String PARAMETER = "lang";
    private static final String COOKIE = "maeari_lang";
    private static final int REMEMBERED_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private final Site site;
    private final ElementTexts texts;
    private final Assets assets;
    private final UriInfo uri;
    private final HttpHeaders headers;

    Pages(Site site, ElementTexts texts, Assets assets, UriInfo uri, HttpHeaders headers) {
        this.site = site;
        this.texts = texts;
        this.assets = assets;
        this.uri = uri;
        this.headers = headers;
    }

    /** This request's page. */
    public Page current() {
        Language language = chosen().or(this::remembered)
                .or(this::preferred)
                .or(this::ofSite)
                .orElse(Language.EN);
        return new Page(site, language, path(), texts.json(language), assets.prefix());
    }

    /** With one slash at its beginning: two would make another site of it. */
    private String path() {
        return "/" + uri.getRequestUri().getRawPath().replaceFirst("^/+", "");
    }

    /** The cookie that remembers the language, when the person has just chosen it. */
    public Optional<NewCookie> remember() {
        return chosen().map(language -> new NewCookie.Builder(COOKIE)
                .value(language.tag())
                .path("/")
                .maxAge(REMEMBERED_SECONDS)
                .secure(Cookies.areSecure(site))
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build());
    }

    private Optional<Language> ofSite() {
        return Language.of(site.language());
    }

    private Optional<Language> chosen() {
        return Language.of(uri.getQueryParameters().getFirst(PARAMETER));
    }

    private Optional<Language> remembered() {
        Cookie cookie = headers.getCookies().get(COOKIE);
        return Language.of(cookie == null ? null : cookie.getValue());
    }

    private Optional<Language> preferred() {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::toLanguageTag)
                .flatMap(tag -> Language.of(tag).stream())
                .findFirst();
    }
}
