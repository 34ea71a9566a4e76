package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.VisitorDay;
import dev.maeari.events.ArticleId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitorKeyTest {
    private static final ArticleId ARTICLE = new ArticleId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));
    private static final VisitorDay DAY = VisitorDay.of(Instant.parse("2026-11-24T12:00:00Z"), ZoneId.of("UTC"));

    private final VisitorKey key = new VisitorKey(DAY, bytes(1));
    private final Visit visit = visit("192.0.2.1", "Firefox", "ko", null);

    @Test
    void the_same_visit_is_the_same_visitor() {
        assertThat(key.visitor(visit("192.0.2.1", "Firefox", "ko", null), ARTICLE))
                .isEqualTo(key.visitor(visit, ARTICLE));
    }

    @Test
    void anything_that_differs_makes_another_visitor() {
        assertThat(key.visitor(visit("192.0.2.2", "Firefox", "ko", null), ARTICLE))
                .isNotEqualTo(key.visitor(visit, ARTICLE));
        assertThat(key.visitor(visit("192.0.2.1", "Chrome", "ko", null), ARTICLE))
                .isNotEqualTo(key.visitor(visit, ARTICLE));
        assertThat(key.visitor(visit("192.0.2.1", "Firefox", "en", null), ARTICLE))
                .isNotEqualTo(key.visitor(visit, ARTICLE));
        assertThat(key.visitor(visit("192.0.2.1", "Firefox", "ko", "\"Linux\""), ARTICLE))
                .isNotEqualTo(key.visitor(visit, ARTICLE));
        assertThat(key.visitor(visit, new ArticleId(UUID.randomUUID()))).isNotEqualTo(key.visitor(visit, ARTICLE));
    }

    @Test
    void the_parts_do_not_run_into_each_other() {
        assertThat(key.visitor(visit("192.0.2.1", "Firefoxko", "", null), ARTICLE))
                .isNotEqualTo(key.visitor(visit, ARTICLE));
    }

    @Test
    void another_day_s_key_makes_another_visitor() {
        assertThat(new VisitorKey(DAY, bytes(2)).visitor(visit, ARTICLE)).isNotEqualTo(key.visitor(visit, ARTICLE));
    }

    @Test
    void a_visit_never_shows_in_a_text() {
        assertThat(visit.toString()).doesNotContain("192.0.2.1").doesNotContain("Firefox");
    }

    private static Visit visit(@Nullable String... traits) {
        return new Visit(Arrays.asList(traits));
    }

    private static byte[] bytes(int filledWith) {
        byte[] bytes = new byte[VisitorKey.BYTES];
        Arrays.fill(bytes, (byte) filledWith);
        return bytes;
    }
}
