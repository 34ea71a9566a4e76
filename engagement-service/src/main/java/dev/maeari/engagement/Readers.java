package dev.maeari.engagement;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Person;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * The reader of the request that is being answered. Inject it into a resource; call it on a worker thread only (a method
 * that returns {@code Uni} needs {@code @Blocking}), since a signed-in reader is looked up in the database.
 *
 * <pre>{@code
 * @POST
 * @PermitAll
 * Response write(…) {
 *     … check what can be checked without a reader: 400, 404 …
 *     switch (readers.require()) {
 *         case Reader.Member member -> …
 *         case Reader.Guest guest -> …
 *     }
 * }
 * }</pre>
 */
@RequestScoped
public class Readers {
    private final CurrentPerson people;
    private final MemberIds members;
    private final Guests guests;
    private final RoutingContext request;

    Readers(CurrentPerson people, MemberIds members, Guests guests, RoutingContext request) {
        this.people = people;
        this.members = members;
        this.guests = guests;
        this.request = request;
    }

    /** The reader, if this is one who has acted before; changes nothing. For reads. */
    public Optional<Reader> find() {
        Optional<Person> person = people.find();
        return person.isPresent()
                ? person.flatMap(members::find).map(id -> new Reader.Member(id, person.get()))
                : guests.find(request).map(Reader.Guest::new);
    }

    /**
     * The reader who writes. Without one it throws the answer to give, so let it pass: 307 to the same address with the
     * guest's cookie, or 403 to who comes back from there without it.
     */
    public Reader require() {
        Optional<Person> person = people.find();
        return person.isPresent()
                ? member(person.get())
                : guests.find(request).map(Reader.Guest::new).orElseThrow(() -> guests.sendRound(request));
    }

    /**
     * The reader who writes where guests may not.
     *
     * @throws dev.maeari.web.ProblemException 401 if nobody has signed in
     */
    public Reader.Member requireMember() {
        return member(people.get());
    }

    private Reader.Member member(Person person) {
        return new Reader.Member(members.findOrMake(person), person);
    }
}
