package dev.maeari.events;

/** What a record turned out to be. The three are treated differently, always: see each. */
public sealed interface Decoded {

    /** An event of a type that the topic may carry. */
    record Known(Event event) implements Decoded {}

    /** A well-formed event of a type that this version does not know: a newer writer's. Ignored and counted. */
    record Unknown(String type) implements Decoded {}

    /** Not one of our events, for the reason given: a dead letter (I6). */
    record Malformed(String cause) implements Decoded {}
}
