package dev.maeari.faults;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What readers have sent and what of it was acknowledged, article by article: nobody else knows it as well. */
final class Books {
    private final Map<String, Page> pages = new ConcurrentSkipListMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final List<String> standing;

    Books(List<String> articles) {
        standing = List.copyOf(articles);
        articles.forEach(this::add);
    }

    /** One more article. It may go for ever, so it is only looked at. */
    void add(String article) {
        pages.put(article, new Page());
        open.add(article);
    }

    /** Nobody comes to that article any more. */
    void close(String article) {
        open.remove(article);
    }

    /** The articles that readers come to. */
    List<String> open() {
        return List.copyOf(open);
    }

    /** The articles of the beginning, which stay. */
    List<String> standing() {
        return standing;
    }

    Page page(String article) {
        return Objects.requireNonNull(pages.get(article), article);
    }

    Set<String> articles() {
        return pages.keySet();
    }

    /** Of all articles. */
    long acknowledged() {
        return pages.values().stream().mapToLong(Page::answers).sum();
    }

    /** One article's. A visitor is somebody else each time; who sends twice is one visitor. */
    static final class Page {
        private final Set<String> sent = ConcurrentHashMap.newKeySet();
        private final Set<String> viewed = ConcurrentHashMap.newKeySet();
        private final Queue<String> positions = new ConcurrentLinkedQueue<>();
        private final Map<String, Boolean> likes = new ConcurrentHashMap<>();
        private final Set<String> comments = ConcurrentHashMap.newKeySet();
        private final AtomicInteger answers = new AtomicInteger();
        private volatile boolean sometimesAway;

        /** From now on it is taken back now and then, and who comes may be told that it is gone. */
        void takenBack() {
            sometimesAway = true;
        }

        boolean isSometimesAway() {
            return sometimesAway;
        }

        void viewSent(String visitor) {
            sent.add(visitor);
        }

        /** At that position of the log, if the answer named one. */
        void viewAcknowledged(String visitor, String position) {
            viewed.add(visitor);
            if (!position.isEmpty()) {
                positions.add(position);
            }
            answers.incrementAndGet();
        }

        /** The last thing that a reader said; it was repeated until it was acknowledged. */
        void likeAcknowledged(String reader, boolean liked) {
            likes.put(reader, liked);
            answers.incrementAndGet();
        }

        /** Likewise. */
        void commentAcknowledged(String key) {
            comments.add(key);
            answers.incrementAndGet();
        }

        /** Its author has taken it back. */
        void commentDeleted(String key) {
            comments.remove(key);
            answers.incrementAndGet();
        }

        long viewsSent() {
            return sent.size();
        }

        long viewsAcknowledged() {
            return viewed.size();
        }

        Set<String> positions() {
            return Set.copyOf(positions);
        }

        long likes() {
            return likes.values().stream().filter(liked -> liked).count();
        }

        long comments() {
            return comments.size();
        }

        private int answers() {
            return answers.get();
        }
    }
}
