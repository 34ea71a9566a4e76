package dev.maeari.articles;

import dev.maeari.outbox.SentListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Shows an article to readers once Kafka has acknowledged its event, so that nobody sees what can't be counted yet. */
@ApplicationScoped
class Acknowledgements implements SentListener {
    private final Event<ArticlesChanged> changes;

    Acknowledgements(Event<ArticlesChanged> changes) {
        this.changes = changes;
    }

    @Override
    public void sent(Connection open, List<Long> rows) throws SQLException {
        try (PreparedStatement update = open.prepareStatement("""
                UPDATE articles SET acknowledged = true
                WHERE NOT acknowledged AND status = 'published' AND outbox_row = ANY (?)""")) {
            update.setArray(1, open.createArrayOf("bigint", rows.toArray()));
            if (update.executeUpdate() > 0) {
                // Before the commit: a list made in between lacks the article for as long as it is kept.
                changes.fire(new ArticlesChanged());
            }
        }
    }
}
