package dev.maeari.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The table of what was tried; printed at the end, and with {@code -Dmaeari.docs=write} the document. */
final class Reliability {
    /** Of scenarios and controls; of fewer there is no document. */
    private static final int ALL = 19 + 6;

    private final Form form;
    private final List<String> rows = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();
    private int tried;
    private String agreement = "";

    Reliability(Form form) {
        this.form = form;
    }

    void add(Row row) {
        tried++;
        add(row.line());
        row.wrong().forEach(Reliability::print);
    }

    /** One that can't be tried here. */
    void addNotRun(String fault, String why) {
        add(Row.notRun(fault, why));
    }

    void add(Control control) {
        tried++;
        controls.add(control);
        print(control.line());
    }

    /** What the program found that knows only log and API. */
    void add(Agreement.Verdict verdict) {
        agreement = "%,d counters of %,d articles (%,d views), after %,d looks at an article's numbers"
                .formatted(verdict.counters(), verdict.articles(), verdict.counted(), verdict.looks());
        print(agreement);
    }

    void publish() throws IOException {
        print(text(Row.HEAD, rows));
        print(text(Control.HEAD, controls.stream().map(Control::line).toList()));
        print("%d of %d scenarios and controls were tried".formatted(tried, ALL));
        if ("write".equals(System.getProperty("maeari.docs"))) {
            if (tried < ALL) {
                throw new AssertionError("not everything was tried, so docs/reliability.md stays as it is");
            }
            Files.writeString(Path.of("../../docs/reliability.md"), document());
        }
    }

    private void add(String row) {
        rows.add(row);
        print(row);
    }

    private String document() {
        return template()
                .replace("{{form}}", form.name())
                .replace("{{seed}}", Long.toString(form.seed()))
                .replace("{{agreement}}", agreement)
                .replace("{{mixed}}", Long.toString(form.mixed().toMinutes()))
                .replace("{{faults}}", text(Row.HEAD, rows))
                .replace(
                        "{{controls}}",
                        text(Control.HEAD, controls.stream().map(Control::line).toList()));
    }

    private static String text(String head, List<String> lines) {
        return head + lines.stream().collect(Collectors.joining("\n"));
    }

    private static String template() {
        try (InputStream template = Objects.requireNonNull(Reliability.class.getResourceAsStream("/reliability.md"))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String text) {
        System.out.println(text);
    }
}
