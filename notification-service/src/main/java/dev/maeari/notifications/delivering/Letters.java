package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Article;
import dev.maeari.notifications.Articles;
import dev.maeari.notifications.Choices;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Comments;
import dev.maeari.notifications.Contact;
import dev.maeari.notifications.Contacts;
import dev.maeari.notifications.delivering.Gathered.NoArticle;
import dev.maeari.notifications.delivering.Gathered.NoContact;
import dev.maeari.notifications.delivering.Gathered.Ready;
import dev.maeari.notifications.delivering.Gathered.Unsendable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Gathers a mail, and looks once more whether it is wanted and what it tells of is still public; last of all whether it is
 * not too many, so that what is not sent anyway takes nobody's place.
 */
@ApplicationScoped
class Letters {
    private final Choices choices;
    private final Contacts contacts;
    private final Articles articles;
    private final Comments comments;
    private final Allowances allowances;

    Letters(Choices choices, Contacts contacts, Articles articles, Comments comments, Allowances allowances) {
        this.choices = choices;
        this.contacts = contacts;
        this.articles = articles;
        this.comments = comments;
        this.allowances = allowances;
    }

    /**
     * What is to become of the delivery, as things are now.
     *
     * @throws dev.maeari.notifications.EngagementAway if the comment can't be read now
     */
    Gathered gather(Delivery delivery) {
        if (!choices.of(delivery.recipient()).mail(delivery.kind())) {
            return new Unsendable(DropReason.UNWANTED);
        }
        Optional<Contact> contact = contacts.find(delivery.recipient()).filter(known -> known.email() != null);
        return contact.isPresent() ? gather(delivery, contact.get()) : new NoContact();
    }

    private Gathered gather(Delivery delivery, Contact contact) {
        return switch (articles.find(delivery.articleId())) {
            case Article.Deleted deleted -> new Unsendable(DropReason.WITHDRAWN);
            case Article.NotPublic notPublic -> new NoArticle();
            case Article.Published article ->
                switch (comments.read(delivery.commentId())) {
                    case Comment.Gone gone -> new Unsendable(DropReason.WITHDRAWN);
                    case Comment.Visible comment ->
                        allowances.take(delivery)
                                ? new Ready(new Letter(delivery.id(), delivery.kind(), contact, article, comment))
                                : new Unsendable(DropReason.TOO_MANY);
                };
        };
    }
}
