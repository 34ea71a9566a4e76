package dev.maeari.manifests;

import static dev.maeari.manifests.Policy.unless;

import dev.maeari.events.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The broker keeps what it acknowledged, and lets each service do what it does, and nothing else. */
final class KafkaPolicies {
    private static final String READS = "Read ";
    private static final String WRITES = "Write ";

    /** The table of docs/adr and of the README in code: who reads and writes what. */
    private static final Map<String, Set<String>> DONE = Map.of(
            "article-kafka", Set.of(WRITES + "articles", READS + "counts", READS + "sessions", WRITES + "sessions"),
            "engagement-kafka", engagement(),
            "notification-kafka",
                    Set.of(
                            READS + "articles",
                            READS + "likes",
                            READS + "comments",
                            READS + "sessions",
                            WRITES + "articles.dead",
                            WRITES + "likes.dead",
                            WRITES + "comments.dead"),
            "backup-kafka", backup());

    private static final Map<String, List<String>> GROUPS_OF = Map.of(
            "article-kafka", List.of("[Read] article-service"),
            "engagement-kafka", List.of("[Read] counting.", "[Read] readership.", "[Describe] notifications."),
            "notification-kafka", List.of("[Read, Describe] notifications."),
            "backup-kafka", List.of("[Describe] "));

    static final Policy ALLOWED = new Policy(
            "each service may do at the topics what it does",
            rendered -> rendered.all("KafkaUser").flatMap(user -> {
                Set<String> allowed = allowed(user, prefix(rendered));
                return unless(allowed.equals(DONE.get(user.name())), "%s may %s".formatted(user.name(), allowed));
            }));

    static final Policy LOOKED_AT = new Policy(
            "all topics at once are looked at, and no more",
            rendered -> rendered.all("KafkaUser")
                    .flatMap(user -> acls(user, "topic")
                            .filter(acl -> acl.find("resource.patternType").isPresent())
                            .filter(acl -> !acl.words("operations").equals(List.of("Describe", "DescribeConfigs")))
                            .map(acl -> "%s may %s".formatted(user.name(), acl.document()))));

    static final Policy GROUPS = new Policy(
            "each service may be in its own groups, and see those that it waits for",
            rendered -> rendered.all("KafkaUser").flatMap(user -> {
                List<String> groups = acls(user, "group")
                        .map(acl -> acl.words("operations") + " "
                                + acl.text("resource.name")
                                        .substring(prefix(rendered).length()))
                        .toList();
                return unless(groups.equals(GROUPS_OF.get(user.name())), "%s may %s".formatted(user.name(), groups));
            }));

    static final Policy KEPT = new Policy("what is acknowledged is on two of three brokers", rendered -> {
        int replication =
                SettingPolicies.declared(SettingPolicies.settings(rendered)).replication();
        Manifest kafka = rendered.only("Kafka", "kafka");
        Map<?, ?> config = (Map<?, ?>) kafka.find("spec.kafka.config").orElse(Map.of());
        Object least = replication > 1 ? 2 : 1;
        return Stream.of(
                        unless(least.equals(config.get("min.insync.replicas")), "too few copies count"),
                        unless(
                                Boolean.FALSE.equals(config.get("unclean.leader.election.enable")),
                                "a copy that missed something may lead"),
                        unless(brokers(rendered) >= replication, "there are fewer brokers than copies"),
                        unless(replication == 1 || kafka.find("spec.kafka.rack").isPresent(), "copies share a zone"))
                .flatMap(each -> each);
    });

    static final Policy CLOSED = new Policy("nobody speaks to the broker in the clear or without a name", rendered -> {
        Manifest kafka = rendered.only("Kafka", "kafka");
        Map<?, ?> config = (Map<?, ?>) kafka.find("spec.kafka.config").orElse(Map.of());
        return Stream.of(
                        unless(
                                kafka.each("spec.kafka.listeners")
                                        .allMatch(one -> one.says("tls", true)
                                                && one.find("authentication.type")
                                                        .isPresent()),
                                "a listener is open"),
                        unless(kafka.says("spec.kafka.authorization.type", "simple"), "everybody may do all"),
                        unless(
                                Boolean.FALSE.equals(config.get("auto.create.topics.enable")),
                                "a mistyped topic would be made"))
                .flatMap(each -> each);
    });

    static final List<Policy> ALL = List.of(ALLOWED, LOOKED_AT, GROUPS, KEPT, CLOSED);

    private KafkaPolicies() {}

    private static int brokers(Rendered rendered) {
        return rendered.all("KafkaNodePool")
                .filter(pool -> pool.words("spec.roles").contains("broker"))
                .mapToInt(pool -> Integer.parseInt(pool.text("spec.replicas")))
                .sum();
    }

    private static Set<String> engagement() {
        // Dead letters of all topics are seen and replayed here.
        Set<String> done = new HashSet<>(Set.of(
                READS + "articles",
                WRITES + "articles",
                READS + "articles.dead",
                READS + "counts",
                WRITES + "counts",
                READS + "counts.dead",
                READS + "sessions"));
        for (Topic counted : List.of(Topic.VIEWS, Topic.LIKES, Topic.COMMENTS)) {
            for (Topic topic : List.of(counted, counted.dead())) {
                done.add(READS + topic.name());
                done.add(WRITES + topic.name());
            }
        }
        return Set.copyOf(done);
    }

    /** All of the log, dead letters included. */
    private static Set<String> backup() {
        return Topic.ALL.stream()
                .flatMap(topic -> Stream.of(topic, topic.dead()))
                .map(topic -> READS + topic.name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> allowed(Manifest user, String prefix) {
        List<String> all = new ArrayList<>();
        acls(user, "topic")
                .filter(acl -> acl.find("resource.patternType").isEmpty())
                .forEach(acl -> acl.words("operations")
                        .forEach(operation -> all.add(
                                operation + " " + acl.text("resource.name").substring(prefix.length()))));
        return Set.copyOf(all);
    }

    private static Stream<Manifest> acls(Manifest user, String type) {
        return user.each("spec.authorization.acls").filter(acl -> acl.says("resource.type", type));
    }

    private static String prefix(Rendered rendered) {
        return (String) SettingPolicies.settings(rendered).get("MAEARI_TOPICS_PREFIX");
    }
}
