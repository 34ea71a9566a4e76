package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every client of Kafka takes encryption and name from the environment; one that forgets would not be let in. */
class ClientsTest {
    private static final Pattern MAKES_ONE =
            Pattern.compile("new Kafka(Consumer|Producer)<|Admin\\.create\\(|new KafkaAdminClient");
    private static final Pattern ASKS = Pattern.compile("KafkaAccess\\.|ProducerSettings\\.of");

    @Test
    void every_client_is_let_in_where_the_broker_asks_who_it_is() {
        // Given
        List<String> makers = makers(Manifests.sources());
        // Then
        assertThat(makers)
                .hasSizeGreaterThan(5)
                .allSatisfy(source -> assertThat(source).containsPattern(ASKS));
    }

    @Test
    void one_that_forgets_would_be_noticed() {
        // Given
        String careless = "return Admin.create(Map.of(BOOTSTRAP_SERVERS_CONFIG, servers));";
        // When
        List<String> makers = makers(Stream.of(careless));
        // Then
        assertThat(makers).singleElement().asString().doesNotContainPattern(ASKS);
    }

    private static List<String> makers(Stream<String> sources) {
        return sources.filter(source -> MAKES_ONE.matcher(source).find()).toList();
    }
}
