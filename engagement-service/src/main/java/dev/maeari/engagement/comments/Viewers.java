package dev.maeari.engagement.comments;

import dev.maeari.engagement.Reader;
import dev.maeari.engagement.Readers;
import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Person;
import dev.maeari.web.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who looks or writes in the request that is being answered. Only on a thread that may block. */
@RequestScoped
class Viewers {
    static final String MODERATOR = "moderator";

    private final CurrentPerson people;
    private final Readers readers;
    private final boolean guests;

    /**
     * Of the request.
     *
     * @param guests whether people may comment who have not signed in
     */
    Viewers(
            CurrentPerson people,
            Readers readers,
            @ConfigProperty(name = "maeari.comments.guests", defaultValue = "false") boolean guests) {
        this.people = people;
        this.readers = readers;
        this.guests = guests;
    }

    Viewer viewer() {
        Optional<Person> person = people.find();
        return new Viewer(
                readers.find().map(Reader::id).orElse(null),
                person.filter(one -> one.roles().contains(MODERATOR)).isPresent(),
                person.isPresent(),
                guests);
    }

    /** Who asks, if they ever acted. */
    Optional<Reader> reader() {
        return readers.find();
    }

    /** Whether who asks may write at all. */
    boolean mayWrite() {
        return guests || signedIn();
    }

    /** Whether the sign-in provider knows who asks. */
    boolean signedIn() {
        return people.find().isPresent();
    }

    /**
     * Who writes; without anybody the answer to give is thrown, see {@link Readers#require()}.
     *
     * @throws ProblemException 401 where guests may not
     */
    Reader writer() {
        return guests ? readers.require() : readers.requireMember();
    }
}
