package dev.maeari.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maeari.local.gateway.Route;
import dev.maeari.system.Newcomers;
import dev.maeari.system.Person;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets that change while readers come, as docs/rotation.md says. */
@Tag("docker")
@SuppressWarnings("NullAway.Init") // set before all tests
class RotationIT {
    private static final String OTHER = "another-" + Site.PASSWORD;
    private static final int VIEWS = 200;

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

    /** A second user at the database, and keys of guests that overlap. */
    @Test
    void what_overlaps_changes_while_readers_come_and_nobody_notices() throws Exception {
        // Given
        String article = published("새 열쇠");
        Person guest = Person.guest(site.url(), "203.0.113.202");
        Eventually.taken(() -> guest.likes(article).status());
        site.databases().execute("CREATE ROLE engagement_b LOGIN PASSWORD '%s' IN ROLE engagement".formatted(OTHER));
        site.databases().execute("ALTER ROLE engagement_b SET role = engagement");
        // When
        Newcomers readers = Newcomers.on(site.url(), article);
        try (readers) {
            readers.awaitMore(VIEWS);
            site.tell(
                    Route.ENGAGEMENT,
                    Map.of(
                            "QUARKUS_DATASOURCE_USERNAME",
                            "engagement_b",
                            "QUARKUS_DATASOURCE_PASSWORD",
                            OTHER,
                            "MAEARI_GUEST_SECRET",
                            OTHER + "," + Site.PASSWORD));
            site.databases().execute("ALTER ROLE engagement PASSWORD NULL");
            readers.awaitMore(VIEWS);
        }
        // Then
        assertThat(readers.refused()).isEmpty();
        assertThat(guest.unlikes(article).status()).isEqualTo(202);
        Eventually.counted(guest, article, readers.answered(), 0, 0);
        assertThat(differences()).isZero();
    }

    private static String published(String title) {
        return site.author().publishes(title).get("id").asText();
    }

    private static long differences() {
        return site.operator().recounts().get("total").asLong();
    }
}
