package dev.maeari.local.recounting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for a recount and waits for its report. */
public final class Recount {
    private static final String RECOUNTS = "/api/engagement/recounts";
    private static final Duration LOOK = Duration.ofMillis(200);

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
        JsonNode recount = ok(operator.write("POST", RECOUNTS, asked, null));
        String place = RECOUNTS + "/" + recount.path("id").asText();
        while (!recount.path("state").asText().equals("done")) {
            if (recount.path("state").asText().equals("failed")) {
                throw new Failure(
                        "the recount failed: " + recount.path("failure").asText());
            }
            terminal.passing(progress(recount));
            pause();
            recount = ok(operator.get(place));
        }
        terminal.passing("");
        return recount.path("report");
    }

    private static String progress(JsonNode recount) {
        JsonNode progress = recount.path("progress");
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d records",
                recount.path("state").asText(),
                progress.path("done").asLong(),
                progress.path("total").asLong());
    }

    private static JsonNode ok(SiteClient.Answer answer) {
        if (!answer.isOk()) {
            throw new Failure(answer.problem());
        }
        return answer.body();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
