package dev.maeari.architecture.broken.util;

/** Anything. */
public record Thing() {}
