package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositiveNumberTest {
    @ConfigMapping(prefix = "trial")
    interface Trial {
        @WithConverter(PositiveNumber.class)
        int size();
    }

    private static int told(String size) {
        return new SmallRyeConfigBuilder()
                .withMapping(Trial.class)
                .withDefaultValues(Map.of("trial.size", size))
                .build()
                .getConfigMapping(Trial.class)
                .size();
    }

    @Test
    void a_number_is_taken_as_it_is_told() {
        // Given
        String size = " 7 ";
        // When
        int taken = told(size);
        // Then
        assertThat(taken).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "2147483648"})
    void another_one_is_refused_with_the_settings_name(String size) {
        // When, Then
        assertThatThrownBy(() -> told(size)).hasMessageContaining("trial.size").hasMessageContaining(size);
    }
}
