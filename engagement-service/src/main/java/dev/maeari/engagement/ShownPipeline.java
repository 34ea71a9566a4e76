package dev.maeari.engagement;

/** Which counts the site shows. All readers ask for these, within the statement that reads them. */
public final class ShownPipeline {
    /** Its name, as a sub-select of SQL; the planner asks it once per statement. */
    public static final String NAME = "(SELECT name FROM pipelines WHERE shown)";

    private ShownPipeline() {}
}
