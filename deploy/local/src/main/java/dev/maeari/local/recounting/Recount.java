package dev.maeari.local.recounting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Awaiting;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for a recount and waits for its report. */
public final class Recount {
    private static final String RECOUNTS = "/api/engagement/recounts";

    private final SiteClient operator;
    private final Terminal terminal;

    /** As the operator; progress goes to the terminal. */
    public Recount(SiteClient operator, Terminal terminal) {
        this.operator = operator;
        this.terminal = terminal;
    }

    /**
     * Runs it to its end.
     *
     * @param repair whether what differs is mended
     * @param rule what the numbers would be under this rule; null for the rule in force
     * @return the report
     */
    public JsonNode run(boolean repair, @Nullable JsonNode rule) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("repair", repair);
        if (rule != null) {
            asked.put("rule", rule);
        }
        String place = RECOUNTS + "/"
                + operator.write("POST", RECOUNTS, asked, null)
                        .orFail()
                        .path("id")
                        .asText();
        return new Awaiting(terminal)
                .until(() -> operator.get(place).orFail(), Recount::over, Recount::progress)
                .path("report");
    }

    private static boolean over(JsonNode recount) {
        if (state(recount).equals("failed")) {
            throw new Failure("the recount failed: " + recount.path("failure").asText());
        }
        return state(recount).equals("done");
    }

    private static String state(JsonNode recount) {
        return recount.path("state").asText();
    }

    private static String progress(JsonNode recount) {
        JsonNode progress = recount.path("progress");
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d records",
                state(recount),
                progress.path("done").asLong(),
                progress.path("total").asLong());
    }
}
