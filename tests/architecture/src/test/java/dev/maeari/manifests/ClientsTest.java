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

    @Test
    void every_client_is_made_where_it_is_given_what_the_broker_asks_for() {
        // When
        List<String> makers = makers(Manifests.sources());
        // Then
        assertThat(makers).singleElement().asString().contains("class KafkaAccess");
    }

    @Test
    void one_that_is_made_elsewhere_would_be_noticed() {
        // Given
        String careless = "return Admin.create(Map.of(BOOTSTRAP_SERVERS_CONFIG, servers));";
        // When
        List<String> makers = makers(Stream.of(careless));
        // Then
        assertThat(makers).containsExactly(careless);
    }

    private static List<String> makers(Stream<String> sources) {
        return sources.filter(source -> MAKES_ONE.matcher(source).find()).toList();
    }
}
