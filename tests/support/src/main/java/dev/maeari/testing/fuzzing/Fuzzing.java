package dev.maeari.testing.fuzzing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sends garbage to the routes of a service and reports what was answered otherwise than it should be: nothing fails (5xx),
 * nothing hangs, and what is refused (4xx) says why, as a problem or as a page. The same seed sends the same again, so that
 * a change is judged by what it changed; {@code -Dmaeari.seed=N} sends other garbage, {@code -Dmaeari.rounds=N} more of it.
 */
public final class Fuzzing {
    private static final Pattern LEGAL =
            Pattern.compile("[A-Z]+ ([A-Za-z0-9/?#:@!$&'()*+,;=._~-]|%[0-9A-Fa-f]{2})* HTTP/1.1");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern NAME = Pattern.compile("\\{[^}]*}");
    /** Of guests, visitors, languages, hints that somebody has signed in, and sessions. */
    private static final List<String> COOKIES = List.of(
            "maeari_guest",
            "maeari_visitor",
            "maeari_lang",
            "maeari_signed_in",
            "q_session",
            "__Host-q_session",
            "q_auth");

    private static final String MULTIPART = "multipart/form-data";
    private static final long USUAL_SEED = 20_261_124;
    private static final int LONG_LINE = 4096;
    private static final int FAILED = 500;
    private static final int REFUSED = 400;

    private final Garbage garbage;
    private final Bodies bodies;
    private final List<String> tokens;
    private final Map<String, List<byte[]>> examples;
    private final List<String> findings = new ArrayList<>();

    /**
     * Begins with a seed.
     *
     * @param tokens of people, one of whom may send a request
     * @param words what the service knows, such as the id of an article
     * @param examples good bodies by the route's name, for endpoints that read bytes
     */
    public Fuzzing(long seed, List<String> tokens, List<String> words, Map<String, List<byte[]>> examples) {
        this.garbage = new Garbage(seed);
        this.bodies = new Bodies(garbage, words);
        this.tokens = tokens;
        this.examples = examples;
    }

    /** The seed that was asked for, or always the same. */
    public static long seed() {
        return Long.getLong("maeari.seed", USUAL_SEED);
    }

    /** Requests to each route. */
    public static int rounds(int otherwise) {
        return Integer.getInteger("maeari.rounds", otherwise);
    }

    /** What was answered as it should not be, each with its request. */
    public List<String> findings(int port, List<Route> routes, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (Route route : routes) {
                look(route, port, request(route));
            }
        }
        return findings;
    }

    private void look(Route route, int port, byte[] request) throws IOException {
        try {
            RawHttp.Answer answer = RawHttp.ask(port, request, PATIENCE);
            if (answer.status() == 0
                    || answer.status() >= FAILED
                    || (answer.status() >= REFUSED && !explained(answer) && !isNoRequest(request))) {
                findings.add("%s answered%n%s%nto%n%s".formatted(route, answer.head(), shown(request)));
            }
        } catch (java.net.SocketTimeoutException e) {
            findings.add("%s hangs at%n%s".formatted(route, shown(request)));
        }
    }

    /** A line too long or with what no address may have is refused before there is a request to be answered. */
    private static boolean isNoRequest(byte[] request) {
        String line = new String(request, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        return line.length() > LONG_LINE || !LEGAL.matcher(line).matches();
    }

    private static boolean explained(RawHttp.Answer answer) {
        String type = answer.header("Content-Type").orElse("");
        // Too long a line or head is refused by the server itself.
        return answer.head().startsWith("HTTP/1.0 4")
                || type.startsWith("application/problem+json")
                || type.startsWith("text/html")
                || answer.header("WWW-Authenticate").isPresent();
    }

    private byte[] request(Route route) {
        StringBuilder head = new StringBuilder();
        byte[] body = body(route);
        head.append(route.method()).append(' ').append(target(route)).append(" HTTP/1.1\r\n");
        header(head, "Host", garbage.once(20) ? garbage.text() : "localhost");
        header(head, "Connection", "close");
        header(head, "Content-Length", Integer.toString(body.length));
        if (!route.consumes().isEmpty() || route.body() != null) {
            header(head, "Content-Type", garbage.once(10) ? garbage.text() : media(route));
        }
        if (!garbage.once(4)) {
            header(head, "Authorization", "Bearer " + (garbage.once(10) ? garbage.text() : garbage.oneOf(tokens)));
        }
        route.headers().forEach(name -> sometimes(head, name, 1));
        for (String name : List.of(
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "Accept-Language",
                "Accept",
                "User-Agent",
                "Origin",
                "Referer",
                "If-Match",
                "If-None-Match",
                "If-Modified-Since",
                "Range",
                "Last-Event-ID")) {
            sometimes(head, name, 8);
        }
        if (garbage.once(4)) {
            header(head, "Cookie", garbage.oneOf(COOKIES) + "=" + (garbage.once(2) ? bodies.word() : garbage.text()));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private String target(Route route) {
        String path = NAME.matcher(route.path())
                .replaceAll(name -> java.util.regex.Matcher.quoteReplacement(Escapes.some(garbage, bodies.word())));
        List<String> query = new ArrayList<>();
        for (String name : route.queries()) {
            if (!garbage.once(3)) {
                query.add(name + "=" + Escapes.some(garbage, bodies.word()));
            }
        }
        if (garbage.once(10)) {
            query.add(Escapes.some(garbage, garbage.text()));
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private byte[] body(Route route) {
        if (examples.containsKey(route.toString())) {
            return bodies.example(examples.getOrDefault(route.toString(), List.of()));
        }
        if (!route.fields().isEmpty()) {
            return route.consumes().contains(MULTIPART) ? bodies.parts(route.fields()) : bodies.form(route.fields());
        }
        return route.method().equals("GET") || garbage.once(20) ? new byte[0] : bodies.json(route.body());
    }

    private String media(Route route) {
        String media = route.consumes().isEmpty() ? "application/json" : garbage.oneOf(route.consumes());
        return media.equals(MULTIPART) ? media + "; boundary=" + Bodies.BOUNDARY : media.replace("*", "png");
    }

    private void sometimes(StringBuilder head, String name, int in) {
        if (in == 1 ? !garbage.once(4) : garbage.once(in)) {
            header(head, name, garbage.once(2) ? bodies.word() : garbage.text());
        }
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name)
                .append(": ")
                .append(value.replaceAll("[\\x00-\\x1f\\x7f]", ""))
                .append("\r\n");
    }

    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.UTF_8);
        return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
    }
}
