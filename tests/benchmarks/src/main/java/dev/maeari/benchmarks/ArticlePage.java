package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Answers;
import dev.maeari.benchmarks.load.Readers;
import dev.maeari.benchmarks.load.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An article's page with its counts, asked of the article-service of a whole local system; and how long that takes to start. */
final class ArticlePage implements Measurement {
    private static final Goal RATE = Goal.atLeast(2000);
    private static final Goal LATENCY = Goal.atMost(50);
    private static final Goal START = Goal.atMost(25);
    private static final int CONNECTIONS = 32;
    private static final double NEARLY_ALL = 99;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 200;
    private static final Pattern ARTICLE = Pattern.compile("href=\"(?:https?://[^/\"]+)?(/articles/[^\"#?]+)\"");

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, InterruptedException {
        progress.says("starting the whole local system");
        try (LocalSystem system = new LocalSystem(plan.home())) {
            system.publishSamples();
            int port = system.port("article-service");
            byte[] text = "GET %s HTTP/1.1\r\nHost: localhost:8080\r\nAccept: text/html\r\n\r\n"
                    .formatted(address(port))
                    .getBytes(StandardCharsets.US_ASCII);
            List<Line> lines = new ArrayList<>(pages(port, (number, into) -> into.put(text), plan, progress));
            lines.add(Line.of(
                    "start-of-the-system", START, "s", List.of(system.start().toMillis() / 1000.0)));
            return lines;
        }
    }

    private static List<Line> pages(int port, Requests page, Plan plan, Progress progress) throws IOException {
        List<Double> rates = new ArrayList<>();
        List<Double> latencies = new ArrayList<>();
        try (Readers readers = new Readers(port, CONNECTIONS)) {
            progress.says("article page: warming up");
            for (WarmUp warmUp = plan.warmUp(); warmUp.another(); ) {
                warmUp.reached(readers.eager(page, plan.time()).taken().perSecond());
            }
            for (int i = 0; i < plan.rounds(); i++) {
                progress.round("article page", i, plan);
                Answers answers = readers.eager(page, plan.time()).taken();
                rates.add(answers.perSecond());
                latencies.add(answers.millis(NEARLY_ALL));
            }
        }
        return List.of(
                Line.of("article-page", RATE, "pages/s", rates), Line.of("article-page-p99", LATENCY, "ms", latencies));
    }

    /** Of any article on the front page, once there is one: it is shown when its event is on the log. */
    private static String address(int port) throws IOException, InterruptedException {
        HttpRequest front = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(port)))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                Matcher article = ARTICLE.matcher(
                        client.send(front, HttpResponse.BodyHandlers.ofString()).body());
                if (article.find()) {
                    return article.group(1);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        throw new IOException("the front page names no article");
    }
}
