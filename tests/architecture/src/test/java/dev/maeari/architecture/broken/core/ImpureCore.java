package dev.maeari.architecture.broken.core;

import dev.maeari.architecture.broken.noun.ImpureNoun;
import java.sql.Connection;

/** A function that asks a database, itself and by its argument. */
public record ImpureCore(Connection connection, ImpureNoun noun) {}
