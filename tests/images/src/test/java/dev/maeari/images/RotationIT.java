package dev.maeari.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maeari.local.gateway.Route;
import dev.maeari.system.Http;
import dev.maeari.system.Json;
import dev.maeari.system.LiveCounts;
import dev.maeari.system.Newcomers;
import dev.maeari.system.Onlookers;
import dev.maeari.system.Person;
import dev.maeari.system.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets that change while readers come, as docs/rotation.md says. */
@Tag("docker")
@SuppressWarnings("NullAway.Init") // set before all tests
class RotationIT {
    private static final String SESSION = "/api/session";
    private static final String OTHER = "another-" + Site.PASSWORD;
    private static final int READERS = 200;
    private static final int LOOKS = 20;

    private static Site site;

    @BeforeAll
    static void all_of_it_runs() throws Exception {
        assumeTrue(Docker.answers(), "no container engine answers: no secret is changed");
        site = Site.up(Images.built());
    }

    @AfterAll
    static void and_ends() {
        if (site != null) {
            site.close();
        }
    }

    /** Second users at the databases, and keys of guests and of the links in mails that overlap. */
    @Test
    void what_overlaps_changes_while_readers_come_and_nobody_notices() throws Exception {
        // Given
        Person author = site.author();
        assertThat(author.reads(Eventually.NOTICES).status()).isEqualTo(200);
        String article = published("새 열쇠");
        Person guest = Person.guest(site.url(), "203.0.113.202");
        Eventually.taken(() -> guest.likes(article).status());
        assertThat(guest.comments(article, "열쇠 전에").status()).isEqualTo(201);
        URI link = Awaitility.await()
                .atMost(Eventually.PATIENCE)
                .until(() -> site.mails().linksTo("author@example.org"), links -> !links.isEmpty())
                .getLast();
        String keys = OTHER + "," + Site.PASSWORD;
        // When
        Newcomers readers = Newcomers.on(site.url(), article);
        LiveCounts live = LiveCounts.of(site.url(), List.of(article));
        try (readers;
                live) {
            readers.awaitMore(READERS);
            for (Route route : Route.values()) {
                String next = site.databases().addUser(route, OTHER);
                site.tell(
                        route,
                        Map.of(
                                "QUARKUS_DATASOURCE_USERNAME",
                                next,
                                "QUARKUS_DATASOURCE_PASSWORD",
                                OTHER,
                                "MAEARI_GUEST_SECRET",
                                keys,
                                "MAEARI_UNSUBSCRIBE_SECRET",
                                keys));
                site.databases().execute("ALTER ROLE %s PASSWORD NULL".formatted(Databases.of(route)));
            }
            readers.awaitMore(READERS);
            live.awaitMore();
        }
        // Then
        assertThat(readers.refused()).isEmpty();
        assertThat(live.versions().wrong()).isEmpty();
        assertThat(guest.unlikes(article).status()).isEqualTo(202);
        assertThat(Http.get(link).status()).isEqualTo(200);
        Eventually.counted(guest, article, readers.answered(), readers.answered(), 1);
        assertThat(differences()).isZero();
    }

    /** The two of which there is one at a time: people sign in again, and that is all. */
    @Test
    void secrets_of_sessions_change_and_people_sign_in_again_and_have_what_they_had() {
        // Given
        String article = published("새 자물쇠");
        String comments = "/api/engagement/articles/" + article + "/comments";
        Person guest = Person.guest(site.url(), "203.0.113.204");
        Eventually.taken(() -> guest.likes(article).status());
        Visitor reader = new Visitor(site.url()).signsIn("reader");
        assertThat(reader.posts(comments, Json.write(Map.of("text", "제 것입니다."))).status())
                .isEqualTo(201);
        Visitor signingIn = new Visitor(site.url());
        HttpResponse<String> form = signingIn.open("/sign-in?to=/");
        // When
        Newcomers readers = Newcomers.on(site.url(), article);
        LiveCounts live = LiveCounts.of(site.url(), List.of(article));
        try (readers;
                live) {
            readers.awaitMore(READERS);
            site.tell(Map.of(
                    "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                    OTHER,
                    "QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET",
                    OTHER));
            readers.awaitMore(READERS);
            live.awaitMore();
        }
        // Then the reader has been signed out, and is told so on no page
        assertThat(readers.refused()).isEmpty();
        assertThat(live.versions().wrong()).isEmpty();
        assertThat(reader.asks(SESSION).status()).isEqualTo(499);
        assertThat(reader.isHere(reader.open("/"))).isTrue();
        assertThat(guest.unlikes(article).status()).isEqualTo(202);
        // And who was about to sign in begins again
        signingIn.saysWho(form, "reader");
        assertThat(signingIn.asks(SESSION).status()).isNotEqualTo(200);
        assertThat(signingIn.signsIn("reader").asks(SESSION).status()).isEqualTo(200);
        // When
        reader.signsIn("reader");
        // Then
        assertThat(reader.asks(SESSION).status()).isEqualTo(200);
        assertThat(Json.read(reader.asks(comments).body()).findValues("mine").toString())
                .isEqualTo("[true]");
        Eventually.counted(guest, article, readers.answered(), readers.answered(), 1);
        assertThat(differences()).isZero();
    }

    /** The provider takes both for a while, as it should; the mail server asks for the new password at once. */
    @Test
    void the_secret_of_the_client_changes_unnoticed_and_mails_wait_for_the_password_of_their_server() {
        // Given
        String title = "새 비밀번호";
        Person author = site.author();
        assertThat(author.reads(Eventually.NOTICES).status()).isEqualTo(200);
        String article = published(title);
        Person guest = Person.guest(site.url(), "203.0.113.205");
        Eventually.taken(() -> guest.views(article).status());
        Visitor reader = new Visitor(site.url()).signsIn("reader");
        // When
        Newcomers readers = Newcomers.on(site.url(), article);
        LiveCounts live = LiveCounts.of(site.url(), List.of(article));
        Onlookers onlookers = Onlookers.asking(List.of(() -> reader.asks(SESSION)));
        try (readers;
                live;
                onlookers) {
            readers.awaitMore(READERS);
            site.provider().takes(Site.PASSWORD, OTHER);
            site.mails().asks(OTHER);
            assertThat(guest.comments(article, "그 사이").status()).isEqualTo(201);
            Awaitility.await()
                    .atMost(Eventually.PATIENCE)
                    .until(() -> site.databases().mailsToTryAgain() > 0);
            site.tell(Map.of("QUARKUS_OIDC_CREDENTIALS_SECRET", OTHER));
            site.tell(
                    Route.NOTIFICATIONS,
                    Map.of("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", OTHER, "QUARKUS_MAILER_PASSWORD", OTHER));
            site.provider().takes(OTHER);
            assertThat(guest.comments(article, "그 다음").status()).isEqualTo(201);
            readers.awaitMore(READERS);
            onlookers.awaitMore(LOOKS);
            live.awaitMore();
        }
        // Then
        assertThat(readers.refused()).isEmpty();
        assertThat(live.versions().wrong()).isEmpty();
        assertThat(onlookers.refused()).isEmpty();
        assertThat(new Visitor(site.url()).signsIn("author").asks(SESSION).status())
                .isEqualTo(200);
        assertThat(site.provider().refused()).isZero();
        Awaitility.await()
                .atMost(Eventually.PATIENCE)
                .untilAsserted(() -> assertThat(site.mails().subjectsTo("author@example.org"))
                        .filteredOn(subject -> subject.contains(title))
                        .hasSize(2));
        Eventually.counted(guest, article, 1 + readers.answered(), readers.answered(), 2);
        assertThat(differences()).isZero();
        // And a provider that no longer takes it would have been noticed
        site.provider().takes(Site.PASSWORD);
        reader.asks(SESSION);
        assertThat(site.provider().refused()).isPositive();
        site.provider().takes(OTHER);
    }

    private static String published(String title) {
        return site.author().publishes(title).get("id").asText();
    }

    private static long differences() {
        return site.operator().recounts().get("total").asLong();
    }
}
