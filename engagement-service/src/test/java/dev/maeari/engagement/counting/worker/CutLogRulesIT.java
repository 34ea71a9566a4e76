package dev.maeari.engagement.counting.worker;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ReaderRequests.view;
import static dev.maeari.engagement.Reads.counts;
import static dev.maeari.engagement.Reads.fresh;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Rules where the log does not hold everything any more. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "cutlogrules"))
class CutLogRulesIT {
    private static final String RULES = "/api/engagement/rules";

    @Inject
    ArticleLog articles;

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void none_is_adopted_that_could_count_a_part_only_and_the_site_says_why() throws Exception {
        // Given
        ArticleId article = articles.published();
        fresh(browser(), counts(article), view(article, "Firefox")).body("views", equalTo(1));
        int partition = topics.partition(article);
        // When
        cut(partition);
        // Then
        for (var refused : new io.restassured.response.Response[] {
            operator()
                    .contentType(ContentType.JSON)
                    .body("{\"version\": 7, \"visitGapSeconds\": 0, \"counters\": [\"views\"], \"ignored\": {}}")
                    .post(RULES),
            operator().post(RULES + "/rebuild")
        }) {
            refused.then()
                    .statusCode(409)
                    .body("type", equalTo("urn:maeari:problem:log-is-cut"))
                    .body("detail", containsString("views/%d begins at 1:".formatted(partition)));
        }
        operator().get(RULES).then().body("pipelines", hasSize(1));
    }

    private void cut(int partition) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(Map.of(
                            new TopicPartition(topics.name(Topic.VIEWS), partition), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(People.operator());
    }
}
