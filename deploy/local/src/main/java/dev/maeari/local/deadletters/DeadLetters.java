package dev.maeari.local.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.SiteClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place where dead letters lie, as an operator sees it by the API of a service. */
public abstract class DeadLetters {
    private final String what;

    final SiteClient operator;
    final String path;

    DeadLetters(String what, SiteClient operator, String path) {
        this.what = what;
        this.operator = operator;
        this.path = path;
    }

    /** What it holds, for people. */
    public final String what() {
        return what;
    }

    /** All of them. */
    public final List<DeadLetter> list() {
        List<DeadLetter> letters = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            JsonNode page = operator.get(path + (next.isEmpty() ? "" : "?after=" + next))
                    .orFail();
            for (JsonNode item : page.path("items")) {
                letters.add(letter(item));
            }
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
        }
        return letters;
    }

    /** Sends one again. */
    public final void replay(DeadLetter letter) {
        operator.write("POST", path + "/" + letter.name() + "/replay", null, null)
                .orFail();
    }

    /** Sends all of them again that were not yet; these are they. */
    public void replayAll(List<DeadLetter> letters) {
        letters.forEach(this::replay);
    }

    /** One line of the list. */
    abstract DeadLetter letter(JsonNode item);
}
