package dev.maeari.local.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.SiteClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notices that could not be delivered. */
public final class DeadDeliveries implements DeadLetters {
    private static final String PATH = "/api/notifications/dead-letters";

    private final SiteClient operator;

    /** As an operator sees them. */
    public DeadDeliveries(SiteClient operator) {
        this.operator = operator;
    }

    @Override
    public String what() {
        return "deliveries";
    }

    @Override
    public List<DeadLetter> list() {
        List<DeadLetter> letters = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            JsonNode page = operator.get(PATH + (next.isEmpty() ? "" : "?after=" + next))
                    .orFail();
            for (JsonNode item : page.path("items")) {
                letters.add(new DeadLetter(
                        item.path("id").asText(),
                        1,
                        "%s by %s: %s"
                                .formatted(
                                        item.path("kind").asText(),
                                        item.path("channel").asText(),
                                        item.path("cause").asText()),
                        false));
            }
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
        }
        return letters;
    }

    @Override
    public void replay(DeadLetter letter) {
        operator.write("POST", PATH + "/" + letter.name() + "/replay", null, null)
                .orFail();
    }
}
