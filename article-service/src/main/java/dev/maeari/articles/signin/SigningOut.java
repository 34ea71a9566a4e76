package dev.maeari.articles.signin;

import dev.maeari.articles.Edge;
import dev.maeari.events.Topics;
import dev.maeari.outbox.Outbox;
import dev.maeari.web.sessions.Session;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Tells all services of a session that ends here. A copy of its cookie, which somebody may have taken, would else be good
 * until its ID token is out of date.
 */
@ApplicationScoped
class SigningOut {
    private static final Logger LOG = Logger.getLogger(SigningOut.class);

    private final Outbox outbox;
    private final Topics topics;
    private final Edge edge;

    SigningOut(Outbox outbox, Topics topics, Edge edge) {
        this.outbox = outbox;
        this.topics = topics;
        this.edge = edge;
    }

    /** Whoever signs out does so whether or not it can be told. */
    void tell(Session session) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.append(session.endedAt(edge.now()).record(topics)));
        } catch (RuntimeException e) {
            LOG.warn(
                    "somebody has signed out, and the services are not told: copies of the cookie hold until the token expires",
                    e);
        }
    }
}
