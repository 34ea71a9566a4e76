package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each version of each counter that one place has shown; it knows when one went back, or said two things. */
public final class Versions {
    private final String place;
    private final Map<String, Shown> newest = new HashMap<>();
    private final Map<String, Long> values = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long seen;
    private long back;

    /** Of a place by that name. */
    public Versions(String place) {
        this.place = place;
    }

    /** A number with its version {@code generation-position}. */
    private record Shown(int generation, long position, long value) {
        static Shown of(String version, long value) {
            String[] parts = version.split("-");
            return new Shown(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), value);
        }

        boolean isOlderThan(Shown other) {
            return generation < other.generation || (generation == other.generation && position < other.position);
        }
    }

    /** The answer of the counts API about an article, or an item of the stream. */
    public synchronized void answer(JsonNode counts) {
        String article = counts.get("articleId").asText();
        counts.get("versions").properties().forEach(version -> {
            String counter = article + "/" + version.getKey();
            see(
                    counter,
                    version.getValue().asText(),
                    counts.get(version.getKey()).asLong());
        });
    }

    /** What a record of the topic tells of a counter. */
    public void told(String counter, String record) {
        JsonNode told = Json.read(record);
        see(counter, told.get("version").asText(), told.get("value").asLong());
    }

    synchronized void see(String counter, String version, long value) {
        seen++;
        Long before = values.putIfAbsent(counter + " " + version, value);
        if (before != null && before != value) {
            wrong.add("%s: %s is %d and %d in version %s".formatted(place, counter, before, value, version));
        }
        Shown now = Shown.of(version, value);
        Shown last = newest.get(counter);
        if (last != null && now.isOlderThan(last)) {
            back++;
            wrong.add("%s: %s went from %s back to %s".formatted(place, counter, last, version));
        } else {
            newest.put(counter, now);
        }
    }

    /** How often an older version followed a newer one. */
    public synchronized long back() {
        return back;
    }

    /** That, and versions that said two things; or that nothing was shown at all, of which nobody can say that it is right. */
    public synchronized List<String> wrong() {
        return seen == 0 ? List.of(place + ": nothing was ever shown") : List.copyOf(wrong);
    }

    /** The value of the newest version; 0 if none was shown. */
    public synchronized long value(String counter) {
        Shown shown = newest.get(counter);
        return shown == null ? 0 : shown.value();
    }
}
