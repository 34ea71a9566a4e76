package dev.maeari.notifications;

import java.util.UUID;

/** A notice was written, for the first time; fired in its transaction, so that what follows from it commits with it. */
public record NoticeMade(UUID id, Notice notice) {}
