package dev.maeari.manifests;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing made wrong in what is right.
 *
 * @param policy that must notice
 * @param manifest kind and name, without the hash of a ConfigMap
 * @param at what is changed, as a JSON Pointer
 * @param value instead; null to take it away
 */
record Breakage(
        Policy policy,
        Site site,
        String manifest,
        String at,
        @Nullable Object value) {
    /** What is in a ConfigMap, in its name. */
    private static final Pattern HASH = Pattern.compile("-[a-z0-9]{10}$");

    Rendered broken() {
        Rendered whole = site.render();
        return new Rendered(
                "broken " + whole.from(),
                whole.manifests().stream()
                        .map(one -> is(one) ? broken(one) : one)
                        .toList());
    }

    private boolean is(Manifest one) {
        String name = one.kind().equals("ConfigMap") ? HASH.matcher(one.name()).replaceFirst("") : one.name();
        return (one.kind() + " " + name).equals(manifest);
    }

    private Manifest broken(Manifest one) {
        JsonNode document = Schema.JSON.valueToTree(one.document());
        JsonPointer pointer = JsonPointer.compile(at);
        JsonNode parent = document.at(pointer.head());
        JsonNode replaced = Schema.JSON.valueToTree(value);
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(pointer.last().getMatchingProperty());
            } else {
                object.set(pointer.last().getMatchingProperty(), replaced);
            }
        } else if (value == null) {
            ((ArrayNode) parent).remove(pointer.last().getMatchingIndex());
        } else {
            ((ArrayNode) parent).set(pointer.last().getMatchingIndex(), replaced);
        }
        return new Manifest(one.file(), Schema.JSON.convertValue(document, Object.class));
    }

    @Override
    public String toString() {
        return "%s: %s%s = %s".formatted(policy, manifest, at, value);
    }
}
