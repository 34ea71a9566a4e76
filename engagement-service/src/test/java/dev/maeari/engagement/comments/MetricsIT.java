package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class MetricsIT {
    private final Someone reader = Someone.with(People.reader());

    @Inject
    TestLog log;

    @Inject
    MeterRegistry registry;

    @Test
    void what_waits_for_a_moderator_is_a_number_from_the_start() {
        assertThat(registry.get("maeari.comments.pending").gauge().value()).isZero();
    }

    @Test
    void what_is_accepted_is_counted_once_and_what_is_refused_by_its_reason() {
        // Given
        KnownArticle article = log.publish();
        double published = accepted("CommentPublished");
        double hidden = accepted("CommentHidden");
        double invalid = rejected("CommentPublished", "invalid");
        double notAllowed = rejected("CommentHidden", "not-allowed");

        // When
        String comment = reader.postsWithKey(article, "k", "text").path("id");
        reader.postsWithKey(article, "k", "text");
        reader.posts(article, " ");
        Someone.with(People.author()).deletes(comment);
        reader.deletes(comment);
        reader.deletes(comment);

        // Then
        assertThat(accepted("CommentPublished") - published).isEqualTo(1);
        assertThat(accepted("CommentHidden") - hidden).isEqualTo(1);
        assertThat(rejected("CommentPublished", "invalid") - invalid).isEqualTo(1);
        assertThat(rejected("CommentHidden", "not-allowed") - notAllowed).isEqualTo(1);
    }

    private double accepted(String type) {
        return registry.get("maeari.events.accepted")
                .tag("type", type)
                .counter()
                .count();
    }

    private double rejected(String type, String reason) {
        return registry.get("maeari.events.rejected")
                .tag("type", type)
                .tag("reason", reason)
                .counter()
                .count();
    }
}
