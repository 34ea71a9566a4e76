package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** How the transaction of a batch ended. */
sealed interface Outcome {

    /** It stands in the database. */
    record Committed(Counted counted, List<CountRow> rows) implements Outcome {}

    /** Nothing was written: others have taken over these partitions. */
    record Fenced(Set<LogPartition> partitions) implements Outcome {}

    /** Nothing was written, and the same may be tried again. */
    record Refused(Exception cause) implements Outcome {}

    /** COMMIT was sent and not answered: only the database knows. */
    record Unanswered(SQLException cause) implements Outcome {}
}
