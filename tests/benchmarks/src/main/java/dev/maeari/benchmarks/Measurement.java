package dev.maeari.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Some lines that are measured together. */
@FunctionalInterface
interface Measurement {
    /** Takes its time, and tells how far it is. */
    List<Line> measure(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException;
}
