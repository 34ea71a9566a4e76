package dev.maeari.engagement.ingest;

import dev.maeari.engagement.VisitorDay;
import dev.maeari.events.ArticleId;
import dev.maeari.events.VisitorId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Somebody who has all files, knows when a certain person read a certain article, and wants to know which visitor of the log
 * that was: tries whatever stands where PostgreSQL keeps 32 bytes, and all that is 32 bytes in hexadecimal digits.
 *
 * @param visit of the person
 * @param wanted the visitor on the log
 */
record Burglar(VisitorDay day, Visit visit, ArticleId article, VisitorId wanted) {
    /** PostgreSQL's header of a short value with 32 bytes. */
    private static final byte HEADER = (VisitorKey.BYTES + 1) << 1 | 1;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{64}");

    /** The files by which the person is found. */
    List<Path> succeedsWith(Path... folders) {
        return files(folders).filter(file -> succeeds(read(file))).toList();
    }

    boolean succeeds(byte[] file) {
        for (int i = 0; i + VisitorKey.BYTES < file.length; i++) {
            if (file[i] == HEADER && tries(Arrays.copyOfRange(file, i + 1, i + 1 + VisitorKey.BYTES))) {
                return true;
            }
        }
        Matcher digits = HEXADECIMAL.matcher(new String(file, StandardCharsets.ISO_8859_1));
        for (int from = 0; digits.find(from); from = digits.start() + 1) {
            if (tries(HexFormat.of().parseHex(digits.group()))) {
                return true;
            }
        }
        return false;
    }

    /** The files that hold these bytes in any place, as they are or in hexadecimal digits. */
    static List<Path> filesWith(byte[] bytes, Path... folders) {
        List<String> forms = List.of(
                new String(bytes, StandardCharsets.ISO_8859_1), HexFormat.of().formatHex(bytes));
        return files(folders)
                .filter(file -> {
                    String text = new String(read(file), StandardCharsets.ISO_8859_1);
                    return forms.stream().anyMatch(text::contains);
                })
                .toList();
    }

    /** Whether the person is found with this key. */
    boolean tries(byte[] key) {
        return new VisitorKey(day, key).visitor(visit, article).equals(wanted);
    }

    private static Stream<Path> files(Path... folders) {
        return Stream.of(folders).flatMap(folder -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Unpacked, where it is packed. A running server may take a file away while somebody looks. */
    private static byte[] read(Path file) {
        try {
            if (file.toString().endsWith(".gz")) {
                try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
                    return packed.readAllBytes();
                }
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
