package dev.maeari.faults;

import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What readers have sent and what of it was acknowledged, article by article: nobody else knows it as well. */
final class Books {
    private final Map<String, Page> pages = new TreeMap<>();

    Books(Iterable<String> articles) {
        articles.forEach(article -> pages.put(article, new Page()));
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
