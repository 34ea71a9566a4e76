package dev.maeari.notifications.inbox;

import dev.maeari.notifications.Database;
import dev.maeari.notifications.InboxChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inboxes, as their owners read them. */
@ApplicationScoped
class Inbox {
    private static final UUID LARGEST = new UUID(-1, -1);
    private static final String ITEM =
            "SELECT id, recipient, kind, article_id, comment_id, name, excerpt, happened_at, read_at, title, slug"
                    + " FROM inbox ";

    private final Database database;
    private final InstantSource time;
    private final Event<InboxChanged> changed;

    Inbox(Database database, InstantSource time, Event<InboxChanged> changed) {
        this.database = database;
        this.time = time;
        this.changed = changed;
    }

    InboxPage page(String owner, int limit, @Nullable UUID after) {
        List<InboxItem> found = database.all(
                ITEM + "WHERE recipient = ? AND id < ? ORDER BY id DESC LIMIT ?",
                InboxItem::of,
                owner,
                after == null ? LARGEST : after,
                limit + 1);
        boolean more = found.size() > limit;
        return new InboxPage(
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).id() : null,
                unread(owner));
    }

    long unread(String owner) {
        return unread(Set.of(owner)).getOrDefault(owner, 0L);
    }

    /** The unread of each; who has none is not in the answer. */
    Map<String, Long> unread(Set<String> owners) {
        return database
                .all(
                        "SELECT recipient, count(*) AS unread FROM inbox WHERE recipient = ANY (?) AND read_at IS NULL"
                                + " GROUP BY recipient",
                        row -> Map.entry(row.getString("recipient"), row.getLong("unread")),
                        (Object) owners.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of the given people in whose inboxes anything was changed of late: added, read, withdrawn. */
    Set<String> changedWithin(Duration window, Set<String> owners) {
        return Set.copyOf(database.all(
                "SELECT DISTINCT recipient FROM notices WHERE changed_at > ? AND recipient = ANY (?)",
                row -> row.getString("recipient"),
                time.instant().minus(window),
                owners.toArray(String[]::new)));
    }

    /** The items that came into these inboxes of late, oldest first, by owner. */
    Map<String, List<InboxItem>> newWithin(Duration window, Set<String> owners) {
        record Owned(String owner, InboxItem item) {}
        return database
                .all(
                        ITEM + "WHERE changed_at > ? AND recipient = ANY (?) AND read_at IS NULL ORDER BY id",
                        row -> new Owned(row.getString("recipient"), InboxItem.of(row)),
                        time.instant().minus(window),
                        owners.toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::item, Collectors.toList())));
    }

    /** Marks one as read; answers whether it is this person's. */
    @Transactional
    boolean read(String owner, UUID id) {
        Instant now = time.instant();
        if (database.first("SELECT 1 FROM notices WHERE id = ? AND recipient = ?", row -> true, id, owner)
                .isEmpty()) {
            return false;
        }
        database.update(
                "UPDATE notices SET read_at = ?, changed_at = ? WHERE id = ? AND recipient = ? AND read_at IS NULL",
                now,
                now,
                id,
                owner);
        changed.fire(new InboxChanged());
        return true;
    }

    /** Marks all as read. */
    @Transactional
    void readAll(String owner) {
        Instant now = time.instant();
        database.update(
                "UPDATE notices SET read_at = ?, changed_at = ? WHERE recipient = ? AND read_at IS NULL",
                now,
                now,
                owner);
        changed.fire(new InboxChanged());
    }
}
