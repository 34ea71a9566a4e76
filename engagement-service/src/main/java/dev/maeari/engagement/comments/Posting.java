package dev.maeari.engagement.comments;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.Languages;
import dev.maeari.engagement.Rates;
import dev.maeari.engagement.Reader;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes a comment in: what can be refused without knowing who writes comes first, so that no cookie is set in vain. */
@ApplicationScoped
class Posting {
    private final Articles articles;
    private final Viewers viewers;
    private final Languages languages;
    private final Writing writing;
    private final Rates rates;

    Posting(Articles articles, Viewers viewers, Languages languages, Writing writing, Rates rates) {
        this.articles = articles;
        this.viewers = viewers;
        this.languages = languages;
        this.writing = writing;
        this.rates = rates;
    }

    /**
     * Writes it.
     *
     * @throws ProblemException 400, 401, 403, 404, 410, 422, 429 or 503
     */
    Change post(String article, @Nullable IdempotencyKey key, @Nullable WrittenComment written) {
        rates.admit();
        if (written == null) {
            throw Problem.invalid("body", "Send the comment as the body.").exception();
        }
        CommentText text = CommentText.of(written.text());
        CommentId parent = Inputs.commentId("parentId", written.parentId());
        WriterName guest = WriterName.ofGuest(written.name(), guest());
        ArticleId id = ArticleIds.parse(article);
        if (!viewers.mayWrite()) {
            throw Problem.of(401, "sign-in-needed", "Sign in to comment.").exception();
        }
        KnownArticle known = articles.require(id);
        Reader writer = viewers.writer();
        rates.admit(writer.id());
        return writing.write(new NewComment(known, parent, writer, name(writer, guest), text, key));
    }

    /** What a guest is called who gave no name, in the site's language. */
    private String guest() {
        return Languages.messages(CommentMessages.class, languages.choose(null)).guest();
    }

    private WriterName name(Reader writer, WriterName guest) {
        return switch (writer) {
            case Reader.Member member -> WriterName.ofPerson(member.person().name(), guest());
            case Reader.Guest cookie -> guest;
        };
    }
}
