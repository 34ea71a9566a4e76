package dev.maeari.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.notifications.Unsubscribing.Scope;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Tokens that nobody gave out. */
class UnsubscribingFuzzTest {
    private static final Unsubscribing OURS = new Unsubscribing(() -> List.of("a secret of the tests"));

    @Property(tries = 2000, seed = "20261130")
    void any_text_is_none(@ForAll String text) {
        assertThat(OURS.scope(text)).isEmpty();
    }

    @Property(tries = 2000, seed = "20261130")
    void a_text_that_looks_like_one_is_none(
            @ForAll
                    @CharRange(from = 'a', to = 'z')
                    @CharRange(from = 'A', to = 'Z')
                    @Chars({'.', '-', '_', '='})
                    @StringLength(max = 200)
                    String text) {
        assertThat(OURS.scope("1." + text)).isEmpty();
    }

    @Property(tries = 500, seed = "20261130")
    void one_that_was_given_out_is_read_back_whoever_it_is_for(
            @ForAll @StringLength(min = 1, max = 100) String subject) {
        Scope scope = new Scope(subject, Kind.REPLY);
        assertThat(OURS.scope(OURS.token(scope))).contains(scope);
    }
}
