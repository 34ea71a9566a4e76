package dev.maeari.articles;

import java.time.Instant;

/**
 * Where an article stands. A transition is a method of the state that allows it.
 *
 * <pre>
 * Draft ──publish──▶ Published ──unpublish──▶ Unpublished
 *   │                 │      ◀────publish──────┘   │
 *   └──────delete─────┴──────────▶ Deleted ◀───────┘
 * </pre>
 */
public sealed interface ArticleStatus {

    /** Never seen by readers. */
    record Draft() implements ArticleStatus {
        /** For all to read from now on. */
        public Published publish(Instant now) {
            return new Published(now);
        }

        /** Gone; nobody ever heard of it. */
        public Deleted delete() {
            return new Deleted(false);
        }
    }

    /** For all to read, since the time given. */
    record Published(Instant publishedAt) implements ArticleStatus {
        /** Taken back. */
        public Unpublished unpublish() {
            return new Unpublished(publishedAt);
        }

        /** Gone for ever. */
        public Deleted delete() {
            return new Deleted(true);
        }
    }

    /** Taken back; was first published at the time given, which it keeps. */
    record Unpublished(Instant publishedAt) implements ArticleStatus {
        /** For all to read again. */
        public Published publish() {
            return new Published(publishedAt);
        }

        /** Gone for ever. */
        public Deleted delete() {
            return new Deleted(true);
        }
    }

    /** Gone; if it was ever public its id, revision and slugs stay taken. */
    record Deleted(boolean wasPublic) implements ArticleStatus {}

    /** The state's name in the API and the database. */
    default String label() {
        return switch (this) {
            case Draft draft -> "draft";
            case Published published -> "published";
            case Unpublished unpublished -> "unpublished";
            case Deleted deleted -> "deleted";
        };
    }

    /** Whether readers have ever seen it. */
    default boolean wasPublic() {
        return switch (this) {
            case Draft draft -> false;
            case Published published -> true;
            case Unpublished unpublished -> true;
            case Deleted deleted -> deleted.wasPublic;
        };
    }
}
