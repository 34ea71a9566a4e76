package dev.maeari.architecture.broken.noun;

import java.sql.Connection;

/** A noun that holds a piece of the world. */
public record ImpureNoun(Connection connection) {}
