package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.Topic;
import dev.maeari.web.tail.LogTail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what the topic {@code counts} says, from its beginning. */
final class Listener implements AutoCloseable {
    private final List<CountChanged> heard = new CopyOnWriteArrayList<>();
    private final LogTail tail;

    Listener(Newsroom newsroom) {
        tail = new LogTail(
                newsroom.bootstrapServers(), newsroom.topics, Topic.COUNTS, LogTail.From.BEGINNING, record -> {
                    if (newsroom.codec.decode(Topic.COUNTS, record) instanceof Decoded.Known known) {
                        heard.add((CountChanged) known.event());
                    }
                });
    }

    List<CountChanged> of(ArticleId article) {
        return heard.stream().filter(count -> count.articleId().equals(article)).toList();
    }

    List<String> said(ArticleId article) {
        return of(article).stream()
                .filter(count -> count.counter().equals("views"))
                .map(count -> count.value() + " in " + count.version())
                .toList();
    }

    void awaitLast(ArticleId article, String value) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(
                        () -> assertThat(said(article)).isNotEmpty().last().isEqualTo(value));
    }

    @Override
    public void close() {
        tail.close();
    }
}
