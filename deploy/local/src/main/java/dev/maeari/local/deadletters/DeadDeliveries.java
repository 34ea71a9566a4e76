package dev.maeari.local.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.SiteClient;

/** Notices that could not be delivered. */
public final class DeadDeliveries extends DeadLetters {

    /** As an operator sees them. */
    public DeadDeliveries(SiteClient operator) {
        super("deliveries", operator, "/api/notifications/dead-letters");
    }

    @Override
    DeadLetter letter(JsonNode item) {
        return new DeadLetter(
                item.path("id").asText(),
                1,
                "%s by %s: %s"
                        .formatted(
                                item.path("kind").asText(),
                                item.path("channel").asText(),
                                item.path("cause").asText()),
                false);
    }
}
