package dev.maeari.architecture.broken.noun;

import dev.maeari.architecture.broken.noun.reading.Reading;

/** A noun that knows a verb. */
public record Noun(Reading reading) {}
