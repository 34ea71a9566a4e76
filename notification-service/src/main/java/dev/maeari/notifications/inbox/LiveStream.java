package dev.maeari.notifications.inbox;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One open stream of one person: remembers what it has said, so that it says everything once. */
final class LiveStream {
    private final String owner;
    private final Consumer<Live> out;
    private Set<UUID> said;
    private long unread;

    /**
     * @param recent items of the window at the time of connecting, which are no news
     */
    LiveStream(String owner, long unread, List<InboxItem> recent, Consumer<Live> out) {
        this.owner = owner;
        this.out = out;
        this.unread = unread;
        this.said = ids(recent);
        out.accept(new Live(unread, null));
    }

    String owner() {
        return owner;
    }

    /** Says what is new; only the items of the window need to be remembered, older ones are not shown again. */
    synchronized void show(long nowUnread, List<InboxItem> recent) {
        List<InboxItem> fresh =
                recent.stream().filter(item -> !said.contains(item.id())).toList();
        fresh.forEach(item -> out.accept(new Live(nowUnread, item)));
        if (fresh.isEmpty() && nowUnread != unread) {
            out.accept(new Live(nowUnread, null));
        }
        unread = nowUnread;
        said = ids(recent);
    }

    private static Set<UUID> ids(List<InboxItem> items) {
        return items.stream().map(InboxItem::id).collect(Collectors.toUnmodifiableSet());
    }
}
