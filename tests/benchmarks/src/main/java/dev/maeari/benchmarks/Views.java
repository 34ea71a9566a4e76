package dev.maeari.benchmarks;

import dev.maeari.benchmarks.load.Requests;
import dev.maeari.events.ArticleId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Views as browsers send them, each by another visitor: a language that nobody speaks counts up, over all runs too, so that
 * none is a repeat. The browser is the same for all, as it is for thousands of people.
 */
final class Views {
    private static final int DIGITS = 10;

    private final byte[][] texts;
    private final int digits;
    private long visitors;

    private Views(byte[][] texts, int digits, long visitors) {
        this.texts = texts;
        this.digits = digits;
        this.visitors = visitors;
    }

    /**
     * Of these articles in turn.
     *
     * @param visitors from this number on
     */
    static Views of(String path, List<ArticleId> articles, long visitors) {
        byte[][] texts = articles.stream()
                .map(article -> text(path, "{\"articleId\":\"%s\"}".formatted(article)))
                .toArray(byte[][]::new);
        String first = new String(texts[0], StandardCharsets.US_ASCII);
        return new Views(texts, first.indexOf("0".repeat(DIGITS)), visitors);
    }

    /** The request with that number asks for the article at its remainder. */
    Requests requests() {
        return this::write;
    }

    private static byte[] text(String path, String body) {
        return """
                POST %s HTTP/1.1
                Host: localhost:8080
                User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
                Accept: */*
                Accept-Language: ko-KR,ko;q=0.9,en;q=0.8,x-%s;q=0.1
                Sec-CH-UA: "Chromium";v="126", "Not/A)Brand";v="8"
                Sec-CH-UA-Mobile: ?0
                Sec-CH-UA-Platform: "Linux"
                Sec-Fetch-Site: same-origin
                Content-Type: application/json
                Content-Length: %d

                """.formatted(path, "0".repeat(DIGITS), body.length())
                .replace("\n", "\r\n")
                .concat(body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void write(long number, ByteBuffer into) {
        int start = into.position();
        into.put(texts[(int) (number % texts.length)]);
        long visitor = visitors++;
        for (int i = start + digits + DIGITS - 1; i >= start + digits; i--) {
            into.put(i, (byte) ('0' + visitor % 10));
            visitor /= 10;
        }
    }
}
