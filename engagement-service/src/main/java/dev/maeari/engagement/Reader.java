package dev.maeari.engagement;

import dev.maeari.events.ReaderId;
import dev.maeari.web.Person;

/** Somebody who acts: likes, or comments. */
public sealed interface Reader {
    /** Who it is on the log; random, and acts only for who holds it. */
    ReaderId id();

    /** A signed-in reader, everywhere the same. */
    record Member(ReaderId id, Person person) implements Reader {}

    /** A reader who is known by a cookie of this browser only. */
    record Guest(ReaderId id) implements Reader {}
}
