package dev.maeari.engagement.operating;

import dev.maeari.web.Condition;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees; numbers and times as people of the language write them.
 *
 * @param zone in which times are told
 * @param self how the process is that answers
 * @param kafka whether it answers
 * @param stored what the database says; null if it does not
 * @param lag of all partitions together; null if it can't be told
 * @param causes of the dead letters that were not replayed; null if they can't be told
 * @param told what came of a click; null if there was none
 */
record OperationPage(
        String language,
        String zone,
        String now,
        Condition self,
        String since,
        boolean kafka,
        @Nullable Stored stored,
        @Nullable String lag,
        List<Counted> counted,
        @Nullable List<Cause> causes,
        @Nullable Told told) {

    /** How many dead letters were replayed, or that none could be. */
    record Told(boolean failed, String number) {}

    /** The database, in words. */
    record Stored(String version, String rule, List<Recount> recounts, String pending, String oldestSeconds) {}

    /** A partition, in words. */
    record Counted(
            String name,
            String position,
            @Nullable String lag,
            @Nullable String proved,
            long differences) {}

    /** A recount, in words. */
    record Recount(
            String asked,
            String state,
            String records,
            @Nullable String differences) {}

    /**
     * Dead letters of one cause, the newest first.
     *
     * @param number of all of them
     * @param shown the first of them
     * @param more how many are not shown; null if all are
     */
    record Cause(
            String cause,
            String number,
            String keptBy,
            List<Letter> shown,
            @Nullable String more) {}

    /** A dead letter, in words. */
    record Letter(String name, String keptAt, int times) {}

    @CheckedTemplate(basePath = "operating")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(OperationPage page);
    }

    /** The page, which says everything in its language. */
    String html() {
        return Templates.page(this).setLocale(Locale.of(language)).render();
    }
}
