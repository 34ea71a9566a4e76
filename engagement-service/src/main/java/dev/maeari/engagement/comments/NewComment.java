package dev.maeari.engagement.comments;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.Reader;
import dev.maeari.engagement.comments.Comment.Account;
import dev.maeari.events.CommentId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written.
 *
 * @param parentId the comment that it answers, if any
 * @param key by which a repetition is known, if any
 */
record NewComment(
        KnownArticle article,
        @Nullable CommentId parentId,
        Reader writer,
        WriterName name,
        CommentText text,
        @Nullable IdempotencyKey key) {

    /** The person who writes, if they have signed in. */
    @Nullable
    Account account() {
        return switch (writer) {
            case Reader.Member member ->
                new Account(member.person().issuer(), member.person().subject());
            case Reader.Guest guest -> null;
        };
    }

    /** Whether the article's author writes. */
    boolean byAuthor() {
        Account account = account();
        return account != null && account.subject().equals(article.authorSubject());
    }

    /** Whether this says again what its writer took back, rather than being the same request. */
    boolean saysAgain(Comment deleted) {
        return key != null && key.ofWords() && deleted.text() == null;
    }

    /** The same, said again after that one was taken back: twice at once it is one still. */
    NewComment again(Comment deleted) {
        IdempotencyKey again = key == null ? null : key.after(deleted.id());
        return new NewComment(article, parentId, writer, name, text, again);
    }

    /** Whether a comment that bears the same key came of the same request; what is deleted can't tell any more. */
    boolean sameAs(Comment other) {
        return other.text() == null
                || (text.value().equals(other.text()) && Objects.equals(parentId, other.parentId()));
    }
}
