package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Rule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The pipeline that the site shows, and the rule by which it is counted. */
public record InForce(String pipeline, Rule rule) {
    /**
     * As the database says; empty until something was counted.
     *
     * @throws IllegalArgumentException if the rule is none that this version knows
     */
    public static Optional<InForce> of(Connection open) throws SQLException {
        return PipelinesTable.shown(PipelinesTable.all(open))
                .map(shown -> new InForce(shown.name(), RuleText.read(shown.rule())));
    }
}
