package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
    private final Versions versions = new Versions("somewhere");

    @Test
    void versions_that_grow_as_numbers_are_fine() {
        versions.see("a/views", "0-9", 1);
        versions.see("a/views", "0-10", 2);
        versions.see("a/views", "0-10", 2);
        versions.see("a/views", "1-3", 2);
        assertThat(versions.wrong()).isEmpty();
        assertThat(versions.value("a/views")).isEqualTo(2);
    }

    @Test
    void that_nothing_is_shown_is_noticed() {
        assertThat(versions.wrong()).containsExactly("somewhere: nothing was ever shown");
    }

    @Test
    void an_older_one_after_a_newer_one_is_noticed() {
        versions.see("a/views", "0-10", 2);
        versions.see("a/views", "0-9", 1);
        assertThat(versions.back()).isEqualTo(1);
        assertThat(versions.wrong()).hasSize(1);
    }

    @Test
    void a_version_that_says_two_things_is_noticed() {
        versions.see("a/views", "0-9", 1);
        versions.see("a/views", "0-9", 2);
        assertThat(versions.back()).isZero();
        assertThat(versions.wrong()).hasSize(1);
    }
}
