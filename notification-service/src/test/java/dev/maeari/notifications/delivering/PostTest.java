package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "550, no such mailbox,         true",
        "554, not wanted,              true",
        "451, later,                   false",
        "421, closing,                 false",
        "535, our password is wrong,   false",
        "530, authentication required, false",
    })
    void only_a_lasting_no_to_the_mail_itself_is_a_refusal(int code, String said, boolean refused) {
        RuntimeException failure =
                new IllegalStateException(new SMTPException("recipient", code, List.of(code + " " + said), true));

        assertThat(Post.answer(failure) instanceof Post.Refused).isEqualTo(refused);
    }
}
