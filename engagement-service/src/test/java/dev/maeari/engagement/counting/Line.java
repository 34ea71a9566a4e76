package dev.maeari.engagement.counting;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.Event;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;
import dev.maeari.events.Position;
import dev.maeari.events.ReaderId;
import dev.maeari.events.Signals;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.UUID;

/**
 * One record of a made-up log, in plain numbers.
 *
 * @param kind view, robot or held (views too), like, comment, adjusted, like-adjusted, unknown or poison
 * @param who the visitor, reader or comment
 * @param yes liked or published, not their opposites
 * @param revision of a comment; the amount of an adjustment
 * @param origin the offset of the dead letter that is replayed here; -1 for none
 */
public record Line(String kind, long offset, long time, int article, int who, boolean yes, int revision, long origin) {
    static final int PARTITION = 1;

    public LogPartition partition() {
        return new LogPartition(topic(), PARTITION);
    }

    public Topic topic() {
        return switch (kind) {
            case "like", "like-adjusted" -> Topic.LIKES;
            case "comment" -> Topic.COMMENTS;
            default -> Topic.VIEWS;
        };
    }

    boolean adjusts() {
        return kind.endsWith("adjusted");
    }

    /** Whether somebody looked, be it a robot. */
    boolean looks() {
        return kind.equals("view") || kind.equals("robot") || kind.equals("held");
    }

    Entry entry() {
        return new Entry(
                offset,
                time,
                origin < 0 ? null : new Position(topic().name(), PARTITION, origin),
                switch (kind) {
                    case "unknown" -> new Entry.Unknown(articleId());
                    case "poison" -> new Entry.Unreadable(articleId());
                    default -> new Entry.Happened(event());
                });
    }

    /** What the record says, if it says anything. */
    public Event event() {
        CommentId comment = new CommentId(new UUID(2, who));
        ReaderId reader = new ReaderId(new UUID(1, who));
        return switch (kind) {
            case "like" -> yes ? new ArticleLiked(articleId(), reader) : new ArticleUnliked(articleId(), reader);
            case "comment" ->
                yes
                        ? new CommentPublished(articleId(), comment, revision, null)
                        : new CommentHidden(articleId(), comment, revision, HiddenBy.AUTHOR);
            case "adjusted", "like-adjusted" ->
                new CountAdjusted(articleId(), topic().name(), "source-" + who, revision);
            case "robot" -> new ArticleViewed(articleId(), new VisitorId(who), Signals.of("agent:other", "robot:bot"));
            case "held" -> new ArticleViewed(articleId(), new VisitorId(who), Signals.of("held:" + revision));
            default -> new ArticleViewed(articleId(), new VisitorId(who));
        };
    }

    /** The article that the key names. */
    public ArticleId articleId() {
        return new ArticleId(new UUID(7, article));
    }
}
