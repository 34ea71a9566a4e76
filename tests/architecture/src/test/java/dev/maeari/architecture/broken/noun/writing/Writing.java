package dev.maeari.architecture.broken.noun.writing;

/** A verb. */
public record Writing() {}
