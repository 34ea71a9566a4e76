package dev.maeari.architecture.broken.noun.reading;

import dev.maeari.architecture.broken.noun.writing.Writing;

/** A verb that uses another. */
public record Reading(Writing writing) {}
