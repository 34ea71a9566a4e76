package dev.maeari.web.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesOutletTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://collector:4318", "http://collector:4318/"})
    void traces_go_where_otlp_says(String endpoint) {
        assertThat(TracesOutlet.address(URI.create(endpoint))).isEqualTo("http://collector:4318/v1/traces");
    }
}
