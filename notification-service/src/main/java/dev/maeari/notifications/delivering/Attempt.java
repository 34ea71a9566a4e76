package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Article;
import dev.maeari.notifications.Articles;
import dev.maeari.notifications.Choices;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Comments;
import dev.maeari.notifications.Contact;
import dev.maeari.notifications.Contacts;
import dev.maeari.notifications.DatabaseFailed;
import dev.maeari.notifications.EngagementAway;
import dev.maeari.notifications.delivering.DeliveryState.Sending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One attempt: looks once more whether the mail is wanted and what it tells of still public, sends it, notes the end. */
@ApplicationScoped
class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final Contacts contacts;
    private final Choices choices;
    private final Articles articles;
    private final Comments comments;
    private final Post post;
    private final Ending ending;
    private final DeliveryConfig config;
    private final InstantSource time;
    private final RandomGenerator chance;

    Attempt(
            Contacts contacts,
            Choices choices,
            Articles articles,
            Comments comments,
            Post post,
            Ending ending,
            DeliveryConfig config,
            InstantSource time,
            RandomGenerator chance) {
        this.contacts = contacts;
        this.choices = choices;
        this.articles = articles;
        this.comments = comments;
        this.post = post;
        this.ending = ending;
        this.config = config;
        this.time = time;
        this.chance = chance;
    }

    void run(Delivery delivery) {
        try {
            ending.note(delivery, next(delivery));
        } catch (RuntimeException e) {
            // Nothing is noted: the claim lapses, and the next attempt carries the same Message-ID.
            LOG.errorf(e, "an attempt has ended without a note deliveryId=%s", delivery.id());
        }
    }

    private DeliveryState next(Delivery delivery) {
        Sending sending = delivery.state();
        try {
            return tryIt(delivery);
        } catch (EngagementAway | DatabaseFailed e) {
            return sending.postponed(
                    String.valueOf(e.getMessage()), config.policy(), chance.nextDouble(), time.instant());
        } catch (RuntimeException e) {
            LOG.warnf(e, "an attempt has failed deliveryId=%s attempt=%d", delivery.id(), sending.attempt());
            return sending.failed(e.toString(), config.policy(), chance.nextDouble(), time.instant());
        }
    }

    private DeliveryState tryIt(Delivery delivery) {
        Sending sending = delivery.state();
        Instant now = time.instant();
        if (sending.attempt() > config.attempts()) {
            return sending.refused("every attempt has ended without a note", now);
        }
        if (!choices.of(delivery.recipient()).mail(delivery.kind())) {
            return sending.dropped(DropReason.UNWANTED, now);
        }
        Optional<Contact> contact = contacts.find(delivery.recipient()).filter(known -> known.email() != null);
        Instant worthUntil = delivery.happenedAt().plus(config.worth());
        boolean worth = worthUntil.isAfter(now);
        if (contact.isEmpty()) {
            return worth ? sending.withoutContact(worthUntil) : sending.dropped(DropReason.NO_CONTACT, now);
        }
        return switch (articles.find(delivery.articleId())) {
            case Article.Deleted deleted -> sending.dropped(DropReason.WITHDRAWN, now);
            case Article.NotPublic notPublic ->
                worth ? sending.withoutArticle(worthUntil) : sending.dropped(DropReason.WITHDRAWN, now);
            case Article.Published article ->
                switch (comments.read(delivery.commentId())) {
                    case Comment.Gone gone -> sending.dropped(DropReason.WITHDRAWN, now);
                    case Comment.Visible comment ->
                        send(delivery, new Letter(delivery.id(), delivery.kind(), contact.get(), article, comment));
                };
        };
    }

    private DeliveryState send(Delivery delivery, Letter letter) {
        Sending sending = delivery.state();
        return switch (post.send(letter)) {
            case Post.Taken taken -> sending.sent(time.instant());
            case Post.Refused refused -> sending.refused(refused.cause(), time.instant());
            case Post.Failed failed ->
                sending.failed(failed.cause(), config.policy(), chance.nextDouble(), time.instant());
        };
    }
}
