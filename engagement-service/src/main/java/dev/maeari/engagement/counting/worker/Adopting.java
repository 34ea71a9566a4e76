package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.PipelinesTable.Pipeline;
import dev.maeari.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Begins to count by another rule beside the one in force, or by the same anew; one such pipeline at a time. */
final class Adopting {
    private final DataSource dataSource;

    Adopting(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Counts by this rule from the beginning of the log; the pipeline is shown once it has caught up.
     *
     * @return the name of the pipeline
     * @throws dev.maeari.web.ProblemException 400 if the version is not greater, 409 if another one is counted beside
     */
    String adopt(Rule rule) throws SQLException {
        return alone((open, shown) -> {
            int version = RuleText.read(shown.rule()).version();
            if (rule.version() <= version) {
                throw Problem.invalid("version", "must be greater than %d, which is in force".formatted(version))
                        .exception();
            }
            return begin(open, rule, shown);
        });
    }

    /** Counts by the rule in force from the beginning of the log, otherwise like {@link #adopt}. */
    String rebuild() throws SQLException {
        return alone((open, shown) -> begin(open, RuleText.read(shown.rule()), shown));
    }

    /**
     * Gives a pipeline beside up.
     *
     * @throws dev.maeari.web.ProblemException 404 if there is none of that name, 409 if it is the shown one
     */
    void giveUp(String name) throws SQLException {
        inTransaction(open -> {
            Pipeline pipeline = PipelinesTable.locked(open).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(
                                    404, "not-found", "No pipeline has this name; it may be shown already or given up.")
                            .exception());
            if (pipeline.shown()) {
                throw Problem.of(
                                409,
                                "pipeline-shown",
                                "The site shows this pipeline; adopt a rule in place of its own.")
                        .exception();
            }
            PipelinesTable.remove(open, name);
            return name;
        });
    }

    private interface Work {
        String done(Connection open) throws SQLException;
    }

    private interface Beginning {
        String begun(Connection open, Pipeline shown) throws SQLException;
    }

    private String alone(Beginning beginning) throws SQLException {
        return inTransaction(open -> {
            List<Pipeline> pipelines = PipelinesTable.locked(open);
            Pipeline shown = PipelinesTable.shown(pipelines)
                    .orElseThrow(() -> Problem.of(
                                    409, "not-counting", "Nothing is counted yet; start an instance that counts.")
                            .exception());
            PipelinesTable.beside(pipelines).ifPresent(other -> {
                throw Problem.of(
                                409,
                                "already-counting-beside",
                                "%s is counted beside already; wait until it is shown, or give it up."
                                        .formatted(other.name()))
                        .exception();
            });
            return beginning.begun(open, shown);
        });
    }

    private static String begin(Connection open, Rule rule, Pipeline shown) throws SQLException {
        return PipelinesTable.add(open, rule, Succession.greatest(open, shown.name()) + 1);
    }

    private String inTransaction(Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                String done = work.done(connection);
                connection.commit();
                return done;
            } finally {
                connection.rollback();
            }
        }
    }
}
