package dev.maeari.testing.fuzzing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Asks every endpoint that can be read, and reports which answer lacks what browsers are to be told. */
public final class Headers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    /** What each answer must say, whatever it is. */
    private static final Map<String, Pattern> ALWAYS = new TreeMap<>(Map.of(
            "X-Content-Type-Options", Pattern.compile("nosniff"),
            "Referrer-Policy", Pattern.compile("strict-origin-when-cross-origin|no-referrer"),
            "Cross-Origin-Opener-Policy", Pattern.compile("same-origin"),
            "Permissions-Policy", Pattern.compile(".*camera=\\(\\), microphone=\\(\\), geolocation=\\(\\).*")));

    /** What the policy of contents must hold. */
    private static final List<String> POLICY = List.of(
            "default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
            "require-trusted-types-for 'script'");

    private Headers() {}

    /** What is missing, by endpoint; names in paths are replaced by the given ones, or by something that is not there. */
    public static List<String> missing(int port, List<Route> routes, String token, Map<String, String> names)
            throws IOException {
        List<String> found = new ArrayList<>();
        for (Route route : routes) {
            if (route.method().equals("GET")) {
                RawHttp.Answer answer = RawHttp.ask(port, request(route, token, names), PATIENCE);
                check(route, answer).forEach(fault -> found.add(route + " answered " + answer.status() + " " + fault));
            }
        }
        return found;
    }

    private static List<String> check(Route route, RawHttp.Answer answer) {
        List<String> faults = new ArrayList<>();
        ALWAYS.forEach((name, value) -> {
            if (!answer.header(name)
                    .filter(said -> value.matcher(said).matches())
                    .isPresent()) {
                faults.add("without " + name);
            }
        });
        String policy = answer.header("Content-Security-Policy").orElse("");
        POLICY.stream().filter(part -> !policy.contains(part)).forEach(part -> faults.add("without " + part));
        if (policy.contains("unsafe")) {
            faults.add("with an unsafe policy");
        }
        if (answer.status() == OK && !route.open() && !isPrivate(answer)) {
            faults.add("for everybody to keep");
        }
        return faults;
    }

    private static boolean isPrivate(RawHttp.Answer answer) {
        String kept = answer.header("Cache-Control").orElse("");
        return kept.contains("no-store") || kept.contains("private");
    }

    private static byte[] request(Route route, String token, Map<String, String> names) {
        String path = route.path();
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        String asked = path.replaceAll("\\{[^}]*}", "0198c0de-0000-7000-8000-000000000001");
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(asked, token)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
