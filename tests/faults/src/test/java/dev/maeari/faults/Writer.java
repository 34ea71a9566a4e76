package dev.maeari.faults;

import dev.maeari.system.Http.Answer;
import dev.maeari.system.Json;
import dev.maeari.system.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * One reader who writes: likes and takes it back, comments, replies to their own comments and deletes them. Each is
 * repeated until it is acknowledged.
 */
final class Writer {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ACTIONS = 7;

    private final Person liking;
    private final Person commenting;
    private final String name;
    private final Books books;
    private final Random random;
    private final List<Own> own = new ArrayList<>();

    /** A comment that was not deleted. */
    private record Own(String article, String id, String key) {}

    /** One reader, who may be somebody else to whoever keeps comments. */
    Writer(Person liking, Person commenting, String name, Books books, Random random) {
        this.liking = liking;
        this.commenting = commenting;
        this.name = name;
        this.books = books;
        this.random = random;
    }

    /** Does one thing that often. */
    void act(int times) {
        List<String> articles = books.standing();
        String article = articles.get(random.nextInt(articles.size()));
        int action = random.nextInt(ACTIONS);
        if (action < 3) {
            like(article, true, times);
        } else if (action == 3) {
            like(article, false, times);
        } else if (action == 4 || own.isEmpty()) {
            String key = key();
            comment(article, key, times, () -> commenting.sendComment(article, "말 " + key, key));
        } else if (action == 5) {
            Own parent = own.get(random.nextInt(own.size()));
            String key = key();
            comment(
                    parent.article(),
                    key,
                    times,
                    () -> commenting.sendReply(parent.article(), parent.id(), "답 " + key, key));
        } else {
            delete(own.remove(random.nextInt(own.size())), times);
        }
    }

    private void like(String article, boolean liked, int times) {
        Books.Page page = books.page(article);
        for (int time = 0; time < times; time++) {
            untilTaken(page, () -> liked ? liking.likes(article) : liking.unlikes(article));
            page.likeAcknowledged(name, liked);
        }
    }

    private void comment(String article, String key, int times, Supplier<Answer> send) {
        Books.Page page = books.page(article);
        String id = "";
        for (int time = 0; time < times; time++) {
            id = Json.read(untilTaken(page, send).body()).get("id").asText();
            page.commentAcknowledged(key);
        }
        own.add(new Own(article, id, key));
    }

    private void delete(Own comment, int times) {
        Books.Page page = books.page(comment.article());
        for (int time = 0; time < times; time++) {
            untilTaken(page, () -> commenting.deletesComment(comment.id()));
            page.commentDeleted(comment.key());
        }
    }

    private String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Answer untilTaken(Books.Page page, Supplier<Answer> write) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            Answer answer = write.get();
                            if (answer.status() / 100 != 2 && !Readers.isUnknown(answer, page)) {
                                throw new AssertionError(answer.status() + ": " + answer.body());
                            }
                            return answer;
                        },
                        answer -> answer.status() / 100 == 2);
    }
}
