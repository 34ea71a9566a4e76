package dev.maeari.articles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A short name for all that is in a folder: another one as soon as a byte or a name in it differs. */
final class Fingerprint {
    static final int LENGTH = 16;

    private Fingerprint() {}

    /** Of the folder's files, whatever their order and dates; 16 lower-case hexadecimal digits. */
    static String of(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                String head = folder.relativize(file) + "\0" + bytes.length + "\0";
                hash.update(head.getBytes(StandardCharsets.UTF_8));
                hash.update(bytes);
            }
            return HexFormat.of().formatHex(hash.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
