package dev.maeari.testing.fuzzing;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Bodies that look like what an endpoint reads, and are not quite it. */
final class Bodies {
    /** What parts begin with. */
    static final String BOUNDARY = "bound";

    private static final int DEEP = 5_000;

    private final Garbage garbage;
    private final List<String> words;

    /** With these words among the garbage: what the service knows, such as the id of an article. */
    Bodies(Garbage garbage, List<String> words) {
        this.garbage = garbage;
        this.words = words;
    }

    byte[] json(@Nullable Class<?> type) {
        String text = switch (garbage.below(12)) {
            case 0 -> "[".repeat(DEEP);
            case 1 -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
            case 2 -> value();
            case 3 -> "[" + object(type) + "," + value() + "]";
            case 4 -> object(type) + object(type);
            default -> object(type);
        };
        return garbage.spoiled(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] form(List<String> fields) {
        List<String> pairs = new ArrayList<>();
        for (String field : fields) {
            if (!garbage.once(5)) {
                pairs.add(field + "=" + Escapes.some(garbage, word()));
            }
        }
        if (garbage.once(5)) {
            pairs.add(Escapes.some(garbage, garbage.text()));
        }
        return garbage.spoiled(String.join("&", pairs).getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of a form, one of them perhaps a file. */
    byte[] parts(List<String> fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            if (!garbage.once(5)) {
                String name = garbage.once(20) ? garbage.text() : field;
                text.append("--")
                        .append(BOUNDARY)
                        .append("\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append(garbage.once(5) ? "\"; filename=\"" + garbage.text() : "")
                        .append("\"\r\n\r\n")
                        .append(word())
                        .append("\r\n");
            }
        }
        String end = garbage.once(8) ? "" : "--" + BOUNDARY + "--\r\n";
        return garbage.spoiled((text + end).getBytes(StandardCharsets.UTF_8));
    }

    byte[] example(List<byte[]> examples) {
        byte[] example = garbage.oneOf(examples);
        String text = new String(example, StandardCharsets.UTF_8);
        if (!garbage.once(3) || !(text.startsWith("{") || text.startsWith("["))) {
            return garbage.spoiled(example);
        }
        String[] values = text.split("(?<=:)(?=\"[^\"]*\")", -1);
        int at = garbage.below(values.length);
        values[at] = values[at].replaceFirst("^\"[^\"]*\"", Matcher.quoteReplacement(value()));
        return String.join("", values).getBytes(StandardCharsets.UTF_8);
    }

    /** A known word, perhaps spoiled, or garbage. */
    String word() {
        return words.isEmpty() || garbage.once(2) ? garbage.text() : garbage.spoiled(garbage.oneOf(words));
    }

    private String object(@Nullable Class<?> type) {
        if (type == null || !type.isRecord()) {
            return "{" + quoted(garbage.text()) + ":" + value() + "}";
        }
        List<String> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!garbage.once(6)) {
                boolean group = component.getType().isRecord() && !garbage.once(3);
                members.add(quoted(component.getName()) + ":" + (group ? object(component.getType()) : value()));
            }
        }
        if (garbage.once(4)) {
            members.add(quoted(garbage.text()) + ":" + value());
        }
        return "{" + String.join(",", members) + "}";
    }

    private String value() {
        return switch (garbage.below(10)) {
            case 0 -> "null";
            case 1 -> "[" + quoted(word()) + "]";
            case 2 -> "{}";
            case 3 ->
                garbage.oneOf(List.of("1e400", "-1", "99999999999999999999999", "0.1", "true", "1e-999999999", "NaN"));
            case 4 -> garbage.text();
            default -> quoted(word());
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ' || Character.isSurrogate(c)) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
