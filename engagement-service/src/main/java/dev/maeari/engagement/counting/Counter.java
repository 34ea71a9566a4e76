package dev.maeari.engagement.counting;

import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.Event;
import dev.maeari.events.LikeEvent;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.LikeEvent.ArticleUnliked;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent;
import dev.maeari.events.ViewEvent.ArticleViewed;
import java.util.List;
import java.util.function.ToLongFunction;

/** A number that an article has. There are two kinds; a new counter is a constant here, in {@link #ALL}. */
public sealed interface Counter {
    /** Visits: views that are not repeats. */
    Occurrence VIEWS = new Occurrence("views", Topic.VIEWS, Counter::visitor);
    /** Readers who like the article; what came later in the log holds. */
    Membership LIKES = new Membership("likes", Topic.LIKES, true, Counter::like);
    /** Comments that can be seen; the greater revision holds. */
    Membership COMMENTS = new Membership("comments", Topic.COMMENTS, false, Counter::comment);

    /** All counters. */
    List<Counter> ALL = List.of(VIEWS, LIKES, COMMENTS);

    /** The name in tables, on {@code counts} and in the API. */
    String name();

    /** The topic whose events it counts. */
    Topic topic();

    /** Counts events, but for those that repeat another within the visit gap. */
    record Occurrence(String name, Topic topic, ToLongFunction<Event> visitor) implements Counter {}

    /**
     * Counts the members of a set.
     *
     * @param ordersByPlace whether what stands later in the log holds; else the events say themselves what does
     */
    record Membership(String name, Topic topic, boolean ordersByPlace, ClaimOf claimOf) implements Counter {}

    /** What an event says of a member. */
    @FunctionalInterface
    interface ClaimOf {
        /** The claim; the offset is the place of the event in the log, a replayed one's original place. */
        Claim of(Event event, long offset);
    }

    /** The counters that a topic feeds. */
    static List<Counter> of(Topic topic) {
        return ALL.stream().filter(counter -> counter.topic().equals(topic)).toList();
    }

    /** The topics that counting reads. */
    static List<Topic> topics() {
        return ALL.stream().map(Counter::topic).distinct().toList();
    }

    private static long visitor(Event event) {
        return switch ((ViewEvent) event) {
            case ArticleViewed viewed -> viewed.visitor().value();
            case CountAdjusted adjusted -> throw isNoAct(adjusted);
        };
    }

    private static Claim like(Event event, long offset) {
        return switch ((LikeEvent) event) {
            case ArticleLiked liked -> new Claim(liked.reader().value(), true, offset);
            case ArticleUnliked unliked -> new Claim(unliked.reader().value(), false, offset);
            case CountAdjusted adjusted -> throw isNoAct(adjusted);
        };
    }

    private static Claim comment(Event event, long offset) {
        return switch ((CommentEvent) event) {
            case CommentPublished seen -> new Claim(seen.commentId().value(), true, seen.revision());
            case CommentHidden hidden -> new Claim(hidden.commentId().value(), false, hidden.revision());
            case CountAdjusted adjusted -> throw isNoAct(adjusted);
        };
    }

    private static IllegalArgumentException isNoAct(CountAdjusted adjusted) {
        return new IllegalArgumentException("an adjustment is nobody's act: " + adjusted.source());
    }
}
