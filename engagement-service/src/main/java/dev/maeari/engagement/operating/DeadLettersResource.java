package dev.maeari.engagement.operating;

import dev.maeari.engagement.Limit;
import dev.maeari.events.Position;
import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Records that could not be processed, seen and sent again by who runs the site. Once again is soon enough: each is sent once. */
@Singleton
@Blocking
@Path("/api/engagement/dead-letters")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class DeadLettersResource {
    private static final int MOST = 200;

    private final DeadLetters letters;
    private final Replaying replaying;
    private final CurrentPerson people;

    DeadLettersResource(DeadLetters letters, Replaying replaying, CurrentPerson people) {
        this.letters = letters;
        this.replaying = replaying;
        this.people = people;
    }

    /**
     * What is to be sent again.
     *
     * @param cause all of that cause, as the list says it
     * @param all true: whatever was not sent again yet
     */
    record Wish(@Nullable String cause, @Nullable Boolean all) {}

    /**
     * What was.
     *
     * @param replayed records that were appended again; 0 if all were before
     */
    record Replayed(int replayed) {}

    @GET
    public DeadLetter.Page list(@RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
        int most = Limit.of(limit, MOST, MOST);
        List<DeadLetter> all = letters.list();
        int first = after == null ? 0 : behind(all, after);
        int end = Math.min(all.size(), first + most);
        List<DeadLetter> items = all.subList(first, end);
        return new DeadLetter.Page(items, end < all.size() ? items.getLast().name() : null);
    }

    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public Replayed replay(@Nullable Wish wish) {
        String cause = wish == null ? null : wish.cause();
        boolean all = wish != null && Boolean.TRUE.equals(wish.all());
        if (all == (cause != null)) {
            throw Problem.invalid("cause", "Send either the cause of those that are meant, or all: true.")
                    .exception();
        }
        return new Replayed(send(kept -> all || kept.cause().equals(cause)).sent());
    }

    @POST
    @Path("{topic}/{partition}/{offset}/replay")
    public Replayed replay(@RestPath String topic, @RestPath String partition, @RestPath String offset) {
        String name = topic + "/" + partition + "/" + offset;
        if (!isPosition(name)) {
            throw unknown();
        }
        Replaying.Outcome outcome = send(kept -> kept.name().toString().equals(name));
        if (outcome.found() == 0) {
            throw unknown();
        }
        if (topic.endsWith(".dead")) {
            throw Problem.of(409, "no-origin", "It says of no topic that it came from there, so it can't go back.")
                    .exception();
        }
        return new Replayed(outcome.sent());
    }

    private Replaying.Outcome send(Predicate<Kept> meant) {
        return replaying.replay(meant, people.get().subject());
    }

    private static int behind(List<DeadLetter> all, String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i + 1;
            }
        }
        throw Problem.invalid("after", "after must be the name of a dead letter that is there")
                .exception();
    }

    private static boolean isPosition(String name) {
        try {
            return Position.of(name).toString().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException unknown() {
        return Problem.of(404, "unknown-dead-letter", "No dead letter has this origin.")
                .exception();
    }
}
