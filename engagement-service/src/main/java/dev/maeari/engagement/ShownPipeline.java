package dev.maeari.engagement;

/** Which counts the site shows. All readers ask for these, within the statement that reads them. */
public final class ShownPipeline {
    /** Its name, as a sub-select of SQL; the planner asks it once per statement. */
    public static final String NAME = "(SELECT name FROM pipelines WHERE shown)";

    private static final String HERE = "$shown";

    private ShownPipeline() {}

    /** The statement with the name in each place where it says {@code $shown}. */
    public static String in(String statement) {
        return statement.replace(HERE, NAME);
    }
}
