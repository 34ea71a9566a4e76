package dev.maeari.engagement.operating;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.ProblemException;
import dev.maeari.web.Site;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The operator's page, and its buttons for browsers without JavaScript. The studio leads here. */
@Singleton
@Blocking
@Path("/api/engagement/operation")
@RolesAllowed("operator")
@Produces("text/html;charset=UTF-8")
class OperationResource {
    private static final List<String> LANGUAGES = List.of("ko", "en");
    private static final String LANGUAGE_COOKIE = "maeari_lang";
    private static final int NONE = -1;
    private static final String NUMBER = "-1|\\d{1,6}";

    private final Looking looking;
    private final Replaying replaying;
    private final CurrentPerson people;
    private final Site site;

    OperationResource(Looking looking, Replaying replaying, CurrentPerson people, Site site) {
        this.looking = looking;
        this.replaying = replaying;
        this.people = people;
        this.site = site;
    }

    @GET
    public Response page(@RestQuery @Nullable String replayed, @Context HttpHeaders headers) {
        Words words = new Words(language(headers), site.zone());
        return Response.ok(looking.page(words, told(replayed, words)).html())
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** One dead letter by its name, or all of a cause. */
    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response replay(@FormParam("name") @Nullable String name, @FormParam("cause") @Nullable String cause) {
        Predicate<Kept> meant = name == null
                ? kept -> kept.cause().equals(cause)
                : kept -> kept.name().toString().equals(name);
        return Response.seeOther(URI.create("/api/engagement/operation?replayed=" + sent(meant) + "#dead-letters"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private int sent(Predicate<Kept> meant) {
        try {
            return replaying.replay(meant, people.get().subject()).sent();
        } catch (ProblemException e) {
            return NONE;
        }
    }

    /** What stands in the address is anybody's, and so only a number. */
    private static OperationPage.@Nullable Told told(@Nullable String replayed, Words words) {
        if (replayed == null || !replayed.matches(NUMBER)) {
            return null;
        }
        int number = Integer.parseInt(replayed);
        return new OperationPage.Told(number < 0, words.of(number));
    }

    /** The one chosen at the site, else the browser's, else the site's. */
    private Locale language(HttpHeaders headers) {
        Stream<String> chosen =
                Optional.ofNullable(headers.getCookies().get(LANGUAGE_COOKIE)).map(Cookie::getValue).stream();
        Stream<String> preferred = headers.getAcceptableLanguages().stream().map(Locale::getLanguage);
        return Stream.of(chosen, preferred, Stream.of(site.language()))
                .flatMap(some -> some)
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }
}
