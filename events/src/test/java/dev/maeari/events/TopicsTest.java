package dev.maeari.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final Topics LOCAL = new Topics("maeari.", 6, (short) 1);
    private static final Topics PRODUCTION = new Topics("site.", 24, (short) 3);

    @Test
    void every_topic_is_created_with_its_dead_letters() {
        assertThat(PRODUCTION.toCreate())
                .extracting(NewTopic::name)
                .containsExactlyInAnyOrder(
                        "site.articles",
                        "site.articles.dead",
                        "site.views",
                        "site.views.dead",
                        "site.likes",
                        "site.likes.dead",
                        "site.comments",
                        "site.comments.dead",
                        "site.counts",
                        "site.counts.dead",
                        "site.sessions");
        assertThat(PRODUCTION.toCreate()).allMatch(topic -> topic.numPartitions() == 24);
    }

    @Test
    void three_copies_mean_that_two_must_have_it() {
        assertThat(PRODUCTION.toCreate())
                .allSatisfy(topic -> assertThat(topic.configs())
                        .containsEntry("min.insync.replicas", "2")
                        .containsEntry("unclean.leader.election.enable", "false"));
        assertThat(LOCAL.toCreate())
                .allSatisfy(topic -> assertThat(topic.configs()).doesNotContainKey("min.insync.replicas"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"views", "likes", "comments"})
    void what_is_counted_is_kept_for_ever_and_stamped_by_the_broker(String name) {
        assertThat(LOCAL.byName("maeari." + name).orElseThrow().config())
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void views_may_be_kept_for_a_while_only_where_the_deployment_says_so_and_nothing_else_may() {
        // Given
        Topics cut = new Topics("maeari.", 6, (short) 1, Duration.ofDays(90));
        Map<String, String> ninetyDays = new HashMap<>(Topic.VIEWS.config());
        ninetyDays.put("retention.ms", "7776000000");
        // When / Then
        assertThat(cut.differences(declared(cut, Topic.VIEWS), 6, 1, ninetyDays))
                .isEmpty();
        assertThat(cut.differences(declared(cut, Topic.VIEWS), 6, 1, Topic.VIEWS.config()))
                .hasSize(1);
        assertThat(cut.differences(declared(cut, Topic.LIKES), 6, 1, ninetyDays))
                .hasSize(1);
        assertThat(LOCAL.differences(declared(LOCAL, Topic.VIEWS), 6, 1, ninetyDays))
                .hasSize(1);
    }

    @Test
    void partitions_can_only_be_multiplied() {
        assertThat(LOCAL.grown(12).grown(24).former()).containsExactly(6, 12);
        assertThatThrownBy(() -> LOCAL.grown(9)).hasMessageContaining("[6], then 9");
        assertThatThrownBy(() -> LOCAL.grown(6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOCAL.grown(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_waits_to_be_sent_goes_where_its_article_belongs_now() {
        // Given
        Topics grown = LOCAL.grown(12);
        ArticleId article;
        do {
            article = new ArticleId(UUID.randomUUID());
        } while (grown.partition(article) == LOCAL.partition(article));
        byte[] key = article.toString().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> waiting =
                new ProducerRecord<>("maeari.comments", LOCAL.partition(article), key, key);
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>("maeari.comments.dead", 1, key, key);
        ProducerRecord<byte[], byte[]> nobodys = new ProducerRecord<>("maeari.views", 2, new byte[] {1}, key);
        // When / Then
        assertThat(grown.atHome(waiting).partition()).isEqualTo(grown.partition(article));
        assertThat(LOCAL.atHome(waiting)).isSameAs(waiting);
        assertThat(grown.atHome(dead)).isSameAs(dead);
        assertThat(grown.atHome(nobodys)).isSameAs(nobodys);
    }

    @Test
    void dead_letters_may_be_larger_than_what_they_were() {
        for (Topic topic : Topic.ALL) {
            assertThat(Long.parseLong(topic.dead().config().get("max.message.bytes")))
                    .isGreaterThan(Long.parseLong(topic.config().get("max.message.bytes")));
        }
    }

    @Test
    void a_topic_is_found_by_the_name_that_kafka_knows() {
        assertThat(PRODUCTION.byName("site.views")).contains(Topic.VIEWS);
        assertThat(PRODUCTION.byName("site.views.dead")).contains(Topic.VIEWS.dead());
        assertThat(PRODUCTION.byName("views")).isEmpty();
        assertThat(PRODUCTION.byName("maeari.views")).isEmpty();
    }

    @Test
    void an_article_has_the_partition_that_kafka_itself_would_choose() {
        for (int i = 0; i < 1_000; i++) {
            ArticleId article = ArticleId.of("01980f3c-5a10-7c3e-9b1f-%012x".formatted(i * 7_919L));
            assertThat(PRODUCTION.partition(article))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(
                            article.toString().getBytes(UTF_8), 24));
        }
    }

    @Test
    void a_topic_as_declared_differs_in_nothing() {
        for (NewTopic topic : LOCAL.toCreate()) {
            assertThat(LOCAL.differences(topic, 6, 1, topic.configs())).isEmpty();
            assertThat(LOCAL.differences(topic, 6, 3, topic.configs())).isEmpty();
        }
    }

    @Test
    void each_difference_names_topic_and_setting() {
        // Given
        Map<String, String> actual = new HashMap<>(Topic.LIKES.config());
        actual.put("retention.ms", "604800000");
        actual.remove("message.timestamp.type");
        // When
        List<String> differences = PRODUCTION.differences(declared(PRODUCTION, Topic.LIKES), 12, 1, actual);
        // Then
        assertThat(differences)
                .contains(
                        "topic site.likes has 12 partitions, maeari.topics.partitions says 24",
                        "topic site.likes has replication 1, maeari.topics.replication says 3",
                        "topic site.likes has retention.ms=604800000, needed is -1",
                        "topic site.likes has message.timestamp.type=unset, needed is LogAppendTime",
                        "topic site.likes has min.insync.replicas=unset, needed is 2");
    }

    private static NewTopic declared(Topics topics, Topic topic) {
        return topics.toCreate().stream()
                .filter(one -> one.name().equals(topics.name(topic)))
                .findFirst()
                .orElseThrow();
    }
}
