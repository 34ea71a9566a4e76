package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "author@maeari.localhost", "kim.hana+news@xn--example.kr", "한글@예시.한국"})
    void a_mailbox_can_be_written_to(String address) {
        assertThat(Address.isUsable(address)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "a", "a@", "@b", "a@b, c@d", "a@b\r\nBcc: c@d", "Name <a@b>", "a b@c", "a@b@c", "a;b@c"})
    void anything_else_can_not(String address) {
        assertThat(Address.isUsable(address)).isFalse();
    }
}
