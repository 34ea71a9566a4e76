package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.comments.CommentState.Deleted;
import dev.maeari.engagement.comments.CommentState.Hidden;
import dev.maeari.engagement.comments.CommentState.Visible;
import dev.maeari.events.CommentEvent.HiddenBy;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommentStateTest {

    @Test
    void a_visible_comment_can_be_hidden_or_deleted() {
        assertThat(new Visible().hide(HiddenBy.MODERATOR)).isEqualTo(new Hidden(HiddenBy.MODERATOR));
        assertThat(new Visible().delete()).isEqualTo(new Deleted());
    }

    @Test
    void a_hidden_comment_can_be_shown_again_or_deleted() {
        assertThat(new Hidden(HiddenBy.MODERATOR).show()).isEqualTo(new Visible());
        assertThat(new Hidden(HiddenBy.MODERATOR).delete()).isEqualTo(new Deleted());
    }

    @Test
    void nothing_follows_a_deleted_comment() {
        // When
        var transitions = Arrays.stream(Deleted.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> CommentState.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName);

        // Then
        assertThat(transitions).isEmpty();
    }

    @Test
    void each_state_has_its_word() {
        assertThat(new Visible().word()).isEqualTo("visible");
        assertThat(new Hidden(HiddenBy.MODERATOR).word()).isEqualTo("hidden");
        assertThat(new Deleted().word()).isEqualTo("deleted");
    }
}
