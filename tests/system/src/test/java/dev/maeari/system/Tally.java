package dev.maeari.system;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was sent for one article, and what of it was acknowledged: the bounds between which every count must lie. */
final class Tally {
    private final Set<String> sentViewers = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledgedViewers = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> likes = new ConcurrentHashMap<>();

    void viewSent(String reader) {
        sentViewers.add(reader);
    }

    void viewAcknowledged(String reader) {
        acknowledgedViewers.add(reader);
    }

    /** The last thing that a reader said and got acknowledged. */
    void likeAcknowledged(String reader, boolean liked) {
        likes.put(reader, liked);
    }

    long sentViews() {
        return sentViewers.size();
    }

    long acknowledgedViews() {
        return acknowledgedViewers.size();
    }

    long likes() {
        return likes.values().stream().filter(liked -> liked).count();
    }
}
