package dev.maeari.notifications.delivering;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands mails to the mail server. */
@ApplicationScoped
class Post {
    private static final int LONGEST_CAUSE = 1_000;
    /** Permanent by their number, but about our credentials, not about the mail (RFC 4954): an operator mends them. */
    private static final Set<Integer> OUR_CREDENTIALS = Set.of(530, 534, 535, 538);

    private final ReactiveMailer mailer;
    private final MailText text;
    private final Connections connections;

    Post(ReactiveMailer mailer, MailText text, DeliveryConfig config) {
        this.mailer = mailer;
        this.text = text;
        this.connections = new Connections(config.parallel(), config.patience());
    }

    /** What the mail server said. */
    sealed interface Answer {}

    /** It has the mail now. */
    record Taken() implements Answer {}

    /** It will never take it like this. */
    record Refused(String cause) implements Answer {}

    /**
     * It is away, or does not take it now.
     *
     * @param kind the same without what the server said, which often names people
     */
    record Failed(String cause, String kind) implements Answer {}

    /** Whether nothing has come of any mail for that long, although mails are under way on all connections. */
    boolean stuck(Duration longest) {
        return connections.stuck(longest);
    }

    /** Sends the letter; waits for the mail server's answer as long as is configured. */
    Answer send(Letter letter) {
        return send(letter.to().email(), () -> text.of(letter));
    }

    /** Whether the mail server takes mails at all: one to the operator who asks. */
    Answer trial(String to, Locale language) {
        return send(to, () -> text.trial(to, language));
    }

    private Answer send(@Nullable String to, Supplier<Mail> mail) {
        if (!Address.isUsable(to)) {
            return new Refused("not an address that mails can be sent to");
        }
        Mail written = mail.get();
        try {
            connections.hand(() -> mailer.send(written).subscribeAsCompletionStage());
            return new Taken();
        } catch (TimeoutException e) {
            String said = String.valueOf(e.getMessage());
            return new Failed(said, said);
        } catch (ExecutionException e) {
            return answer(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("this process stops", "this process stops");
        }
    }

    /** Refused is what the server said no to for good, about this very mail. */
    static Answer answer(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                if (smtp.isPermanent() && !OUR_CREDENTIALS.contains(smtp.getReplyCode())) {
                    return new Refused(cut(String.valueOf(smtp.getMessage())));
                }
                kind = "SMTP " + smtp.getReplyCode();
            }
        }
        return new Failed(cut(failure.toString()), kind);
    }

    private static String cut(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }
}
