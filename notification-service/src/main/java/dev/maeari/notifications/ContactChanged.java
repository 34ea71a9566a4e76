package dev.maeari.notifications;

/** A person can be reached, or otherwise than before; already committed when it is fired. */
public record ContactChanged(String subject) {}
