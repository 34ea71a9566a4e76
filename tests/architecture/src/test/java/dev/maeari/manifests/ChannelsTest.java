package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.Topic;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels read and write declared topics, and each says what happens when reading fails. */
class ChannelsTest {
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.([^.]+)\\.connector");
    private static final String PREFIX = "${maeari.topics.prefix:maeari.}";

    static List<String> services() {
        return Manifests.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_channel_names_a_declared_topic_and_its_failure_policy(String service) {
        assertThat(faults(Manifests.properties(service))).isEmpty();
    }

    @Test
    void a_careless_channel_would_be_noticed() {
        // Given
        Properties careless = new Properties();
        careless.setProperty("mp.messaging.incoming.views.connector", "smallrye-kafka");
        careless.setProperty("mp.messaging.incoming.views.topic", "maeari.views");
        careless.setProperty("mp.messaging.outgoing.dead.connector", "smallrye-kafka");
        careless.setProperty("mp.messaging.outgoing.dead.topic", PREFIX + "vews.dead");
        // When
        List<String> faults = faults(careless);
        // Then
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "incoming.views reads or writes maeari.views",
                        "incoming.views has no failure-strategy",
                        "outgoing.dead reads or writes " + PREFIX + "vews.dead");
    }

    private static List<String> faults(Properties application) {
        return application.stringPropertyNames().stream()
                .flatMap(name -> CHANNEL.matcher(name).results())
                .flatMap(channel -> faults(application, channel))
                .toList();
    }

    private static Stream<String> faults(Properties application, MatchResult channel) {
        String name = channel.group(1) + "." + channel.group(2);
        String topic = application.getProperty("mp.messaging." + name + ".topic", "nothing");
        Stream<String> undeclared = declared(topic) ? Stream.of() : Stream.of(name + " reads or writes " + topic);
        boolean settled = channel.group(1).equals("outgoing")
                || application.containsKey("mp.messaging." + name + ".failure-strategy");
        return Stream.concat(undeclared, settled ? Stream.of() : Stream.of(name + " has no failure-strategy"));
    }

    private static boolean declared(String topic) {
        return Topic.ALL.stream()
                .flatMap(one -> Stream.of(one, one.dead()))
                .anyMatch(one -> topic.equals(PREFIX + one.name()));
    }
}
