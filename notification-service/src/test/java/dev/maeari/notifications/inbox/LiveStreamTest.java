package dev.maeari.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.notifications.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
    private final List<Live> said = new ArrayList<>();

    @Test
    void everything_is_said_once_also_when_a_later_id_commits_first() {
        // Given
        InboxItem old = item(1);
        InboxItem late = item(2);
        InboxItem early = item(3);
        LiveStream stream = new LiveStream("owner", 1, List.of(old), said::add);

        // When
        stream.show(2, List.of(old, early));
        stream.show(3, List.of(old, late, early));
        stream.show(3, List.of(late, early));

        // Then
        assertThat(said).containsExactly(new Live(1, null), new Live(2, early), new Live(3, late));
    }

    @Test
    void a_number_that_changed_elsewhere_is_said_without_an_item() {
        // Given
        LiveStream stream = new LiveStream("owner", 2, List.of(), said::add);

        // When
        stream.show(0, List.of());
        stream.show(0, List.of());

        // Then
        assertThat(said).containsExactly(new Live(2, null), new Live(0, null));
    }

    private static InboxItem item(long id) {
        return new InboxItem(
                new UUID(0, id), Kind.COMMENT, new UUID(1, 1), "Title", "/", "Name", "text", Instant.EPOCH, false);
    }
}
