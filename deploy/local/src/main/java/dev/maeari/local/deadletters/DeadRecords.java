package dev.maeari.local.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.SiteClient;
import java.util.List;
import java.util.Map;

/** Records that could not be processed, by whichever service. */
public final class DeadRecords extends DeadLetters {

    /** As an operator sees them. */
    public DeadRecords(SiteClient operator) {
        super("records", operator, "/api/engagement/dead-letters");
    }

    @Override
    public void replayAll(List<DeadLetter> letters) {
        operator.write("POST", path + "/replay", Map.of("all", true), null).orFail();
    }

    @Override
    DeadLetter letter(JsonNode item) {
        return new DeadLetter(
                item.path("name").asText(),
                item.path("times").asInt(),
                item.path("cause").asText(),
                item.path("replayed").asBoolean());
    }
}
