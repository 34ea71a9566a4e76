package dev.maeari.local.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.maeari.local.Json;
import dev.maeari.local.LocalState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Tells Prometheus whom to ask, anew whenever a service has another port.
 *
 * @param file which it watches
 */
record ScrapeTargets(Path file) implements Consumer<LocalState> {
    /** Processes that can be asked, and what they are called: all of a service by the service's name. */
    record Target(List<String> targets, Map<String, String> labels) {
        static Target of(LocalState.Component component) {
            URI management = URI.create(Objects.requireNonNull(component.managementUrl()));
            return new Target(
                    List.of("127.0.0.1:" + management.getPort()),
                    Map.of(
                            "job", component.name().replaceFirst("-\\d+$", ""),
                            "component", component.name()));
        }
    }

    @Override
    public void accept(LocalState state) {
        try {
            String text = text(state);
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Path written = Files.writeString(file.resolveSibling("targets.new"), text);
                // Never half of it.
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    static String text(LocalState state) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(state.components().stream()
                .filter(component -> component.pid() != 0 && component.managementUrl() != null)
                .map(Target::of)
                .toList());
    }
}
