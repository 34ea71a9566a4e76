package dev.maeari.local.held;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The held bursts of a running system, as its operator sees them and decides about them. */
public final class HeldBursts {
    private static final String PATH = "/api/engagement/held";
    private static final String ROW = "  %-36s  %8s  %-20s  %-22s  %s";

    private final SiteClient operator;
    private final Terminal terminal;

    /** As an operator. */
    public HeldBursts(SiteClient operator, Terminal terminal) {
        this.operator = operator;
        this.terminal = terminal;
    }

    /** All of them, the newest first. */
    public List<JsonNode> all() {
        List<JsonNode> bursts = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            JsonNode page = operator.get(PATH + (next.isEmpty() ? "" : "?after=" + next))
                    .orFail();
            page.path("items").forEach(bursts::add);
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
        }
        return bursts;
    }

    /** Prints them. */
    public void show() {
        List<JsonNode> bursts = all();
        terminal.line("%d held bursts".formatted(bursts.size()));
        if (!bursts.isEmpty()) {
            terminal.line(ROW.formatted("burst", "views", "since", "decision", "article"));
        }
        bursts.forEach(one -> terminal.line(ROW.formatted(
                one.path("burst").asText(),
                String.format(Locale.ROOT, "%,d", one.path("held").asLong()),
                one.path("since").asText().replaceAll("\\.\\d+Z$", "Z"),
                decision(one),
                one.path("articleId").asText())));
    }

    /**
     * Decides about these.
     *
     * @param bursts their ids
     * @param counts whether their views count
     * @throws Failure if there is no such burst; nothing is decided then
     */
    public void decide(List<String> bursts, boolean counts) {
        List<JsonNode> all = all();
        List<JsonNode> chosen = bursts.stream().map(id -> find(all, id)).toList();
        for (JsonNode burst : chosen) {
            String id = burst.path("burst").asText();
            operator.write(
                            "POST",
                            PATH + "/" + id + "/decision",
                            Map.of(
                                    "articleId",
                                    burst.path("articleId").asText(),
                                    "decision",
                                    counts ? "count" : "drop"),
                            null)
                    .orFail();
            terminal.line(String.format(
                    Locale.ROOT,
                    counts ? "confirmed %s: %,d views count" : "dropped %s: none of %,d views counts",
                    id,
                    burst.path("held").asLong()));
        }
    }

    private static JsonNode find(List<JsonNode> all, String id) {
        return all.stream()
                .filter(one -> one.path("burst").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure("no held burst is named " + id));
    }

    /** What came after the decision is not decided about yet. */
    private static String decision(JsonNode burst) {
        long held = burst.path("held").asLong();
        long added = burst.path("added").asLong();
        return switch (burst.path("decision").asText("")) {
            case "count" ->
                added < held ? String.format(Locale.ROOT, "%,d count, %,d don't", added, held - added) : "counts";
            case "drop" -> "dropped";
            default -> "none yet";
        };
    }
}
