package dev.maeari.events;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The document about events and topics, made from their declarations. */
final class EventTables {
    private static final String HEAD = """
            # Events

            _Written by the build from the records in `events`; do not edit. To write it again:
            `./mvnw -pl events test -Dtest=EventDocsTest -Dmaeari.docs=write`._

            Events are CloudEvents 1.0 in binary mode: the attributes stand in the headers `ce_specversion`, `ce_id`,
            `ce_source`, `ce_type` and `ce_time`, the data as JSON in the value. A reader passes over types and fields that
            it does not know. The key is the article's id (for `counts`, followed by `/` and the counter); the partition is
            Kafka's own rule, murmur2 over the article's id, in every topic the same; where partitions were added, earlier
            records stay in the partition of the former number. For programs, with examples: [asyncapi.json](asyncapi.json)
            (AsyncAPI 3).

            Delivery is at least once: the same event has the same `ce_id`. `content-type` says `application/json`;
            `traceparent` may stand there too, and `maeari_origin` (`topic/partition/offset`) marks a dead letter that was sent
            again, to be settled once. A `version` is `generation-position` and compares as two numbers, never as text
            ([rules](../counting-rules.md#versions-of-a-number)); a `revision` is one number.

            """;

    private EventTables() {}

    static String document() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("| `ce_type` | topic | data (`?` may be absent) | what it says |\n|---|---|---|---|\n");
        AllEventTypes.list().forEach(type -> text.append(row(type)));
        text.append("""

                ## Topics

                Names carry the prefix of the deployment (`MAEARI_TOPICS_PREFIX`, `maeari.`); each service checks them when it
                starts, and refuses to where one differs. All have the same number of partitions
                (`MAEARI_TOPICS_PARTITIONS`). With three copies or more (`MAEARI_TOPICS_REPLICATION`) each also needs
                `min.insync.replicas=2` and `unclean.leader.election.enable=false`.

                | topic | settings |
                |---|---|
                """);
        Topics.declared().forEach(topic -> text.append(row(topic.name(), topic.config())));
        text.append(row(Topics.SESSIONS, Topics.FORGETTING)).append("""

                The last one carries no events: its keys name [sessions that have ended](../adr/0058-sessions-end-for-all-services.md),
                its values say until when a token must have been issued to be void.
                """);
        return text.toString();
    }

    private static String row(AllEventTypes type) {
        String name = EventTypes.name(type.type());
        String data = Arrays.stream(type.type().getRecordComponents())
                .map(EventTables::name)
                .collect(Collectors.joining(", "));
        return "| [`%s`](events/%s.json) | %s | %s | %s |\n"
                .formatted(
                        name,
                        type.name(),
                        type.topics().stream()
                                .map(topic -> "`" + topic.name() + "`")
                                .collect(Collectors.joining(", ")),
                        data,
                        Javadoc.of(type.type()).summary());
    }

    private static String row(String topic, Map<String, String> config) {
        return "| `%s` | %s |\n"
                .formatted(
                        topic,
                        new TreeMap<>(config)
                                .entrySet().stream()
                                        .map(setting -> "`%s=%s`".formatted(setting.getKey(), setting.getValue()))
                                        .collect(Collectors.joining(", ")));
    }

    private static String name(RecordComponent component) {
        return "`" + component.getName() + (EventSchemas.isRequired(component) ? "" : "?") + "`";
    }
}
