package dev.maeari.testing.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts and bytes that parsers trip over, the same for the same seed. */
final class Garbage {
    private static final List<String> KNOWN = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "null",
            "true",
            "-1",
            "0",
            "1",
            "100",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "1e9",
            "NaN",
            "Infinity",
            "0x10",
            "٣",
            "+1",
            "1.5",
            "00000000-0000-0000-0000-000000000000",
            "0198c0de-0000-7000-8000-000000000001",
            "0198c0de-0000-7000-8000-00000000000g",
            "1-2-3-4-5",
            "views/0/0",
            "likes/0/9223372036854775807",
            "views/-1/1",
            "views//",
            "///",
            "2026-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "2026-02-30T25:61:00Z",
            "../../etc/passwd",
            "%",
            "%zz",
            "%00",
            "%ff%fe",
            "%2e%2e%2f",
            "' OR 1=1 --",
            "${jndi:ldap://x/}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "메아리",
            "\u202eabc",
            "e\u0301",
            "👩‍👩‍👧‍👦",
            "\ud800",
            "\udc00\ud800",
            "ko-KR,ko;q=0.9,en;q=0.8",
            "*;q=-1",
            "i-klingon-x-a-b-c-d-e-f-g",
            "en;q=1e400",
            "127.0.0.1",
            "::ffff:127.0.0.1",
            "[::1]:99999",
            "1.2.3.4:",
            "fe80::1%eth0",
            "999.999.999.999",
            ",,,,",
            "hour",
            "day",
            "24h",
            "PT-1S",
            "ko",
            "author",
            "a".repeat(300),
            "가".repeat(700));
    private static final int LONGEST = 40;

    private final Random random;

    Garbage(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Something known to be nasty, something random, or two things in a row. */
    String text() {
        return switch (random.nextInt(4)) {
            case 0 -> random(LONGEST);
            case 1 -> oneOf(KNOWN) + oneOf(KNOWN);
            default -> oneOf(KNOWN);
        };
    }

    /** The text as it is, or with something wrong in it. */
    String spoiled(String good) {
        int at = good.isEmpty() ? 0 : random.nextInt(good.length());
        return switch (random.nextInt(6)) {
            case 0 -> good.substring(0, at);
            case 1 -> good.substring(0, at) + oneOf(KNOWN) + good.substring(at);
            case 2 -> good + good;
            case 3 -> text();
            default -> good;
        };
    }

    /** The bytes as they are, or some of them changed, cut or doubled. */
    byte[] spoiled(byte[] good) {
        byte[] spoiled = good.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = random.nextInt(8); i >= 0 && spoiled.length > 0; i--) {
                    spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> spoiled = java.util.Arrays.copyOf(spoiled, random.nextInt(spoiled.length + 1));
            case 2 -> spoiled = new String(good, StandardCharsets.UTF_8).getBytes(charset());
            case 3 -> random.nextBytes(spoiled);
            default -> {}
        }
        return spoiled;
    }

    private java.nio.charset.Charset charset() {
        return oneOf(List.of(
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16,
                StandardCharsets.ISO_8859_1,
                java.nio.charset.Charset.forName("UTF-32")));
    }

    private String random(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append((char) (once(3) ? random.nextInt(0x10000) : random.nextInt(0x80)));
        }
        return text.toString();
    }
}
