package dev.maeari.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A library in a bill of materials.
 *
 * @param name its group and name, without the version
 * @param licences its terms by SPDX identifier or, where its authors named none, in their words; of several one may be
 *     chosen, as published libraries use them
 */
record Component(String name, List<String> licences) {
    /** Terms that allow shipping beside Apache-2.0: category A of the Apache Software Foundation, and B unmodified. */
    static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "0BSD",
            // Word for word that of MIT.
            "Bouncy Castle Licence",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "Public Domain",
            "EPL-1.0",
            "EPL-2.0");

    static Component of(JsonNode component) {
        return new Component(
                component.path("group").asText() + ":" + component.path("name").asText(),
                StreamSupport.stream(component.path("licenses").spliterator(), false)
                        .map(Component::licence)
                        .sorted()
                        .toList());
    }

    /** Whether it may be shipped. */
    boolean isAllowed() {
        return licences.stream().anyMatch(ALLOWED::contains);
    }

    /** Whether builds on other platforms bring another in its place. */
    boolean isOfOnePlatform() {
        return name.contains(":native-");
    }

    private static String licence(JsonNode one) {
        JsonNode licence = one.path("license");
        return licence.hasNonNull("id")
                ? licence.get("id").asText()
                : licence.path("name").asText(one.path("expression").asText());
    }
}
