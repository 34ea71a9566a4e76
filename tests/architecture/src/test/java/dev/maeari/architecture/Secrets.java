package dev.maeari.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What looks like a secret in files that everybody can read. */
final class Secrets {
    /** What is made by a build, or belongs to whoever works here. */
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".maeari", ".idea", ".vscode");

    private static final Set<String> KEY_FILES = Set.of("p12", "pfx", "jks", "keystore", "pem", "key", "ppk", "kdbx");
    private static final int LARGEST = 2 << 20;
    private static final double RANDOM = 3.2;

    /** What has a form of its own. */
    private static final Map<String, Pattern> FORMS = new TreeMap<>(Map.of(
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----\\s*[A-Za-z0-9+/=]{16}"),
            "an access key of a cloud", Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b|\\bAIza[0-9A-Za-z_-]{35}\\b"),
            "a token of a code host", Pattern.compile("\\b(gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20})"),
            "a token of a package registry", Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b|\\bpypi-[A-Za-z0-9_-]{50}"),
            "a token of a messenger", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{20}"),
            "a key for payments or mail",
                    Pattern.compile("\\b(sk|rk)_live_[A-Za-z0-9]{20}|\\bSG\\.[A-Za-z0-9_-]{20}\\."),
            "a signed token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{16,}\\.eyJ[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
            "a password in an address",
                    Pattern.compile("\\b[a-z][a-z0-9+]{2,9}://[^\\s/:@\"'<>{}$]+:[^\\s/@\"'<>{}$]{6,}@")));

    /** What is given to a name that says so. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?i)(?:password|passwd|secret|token|api[_.-]?key|private[_.-]?key|credential)[\\w.-]*+[\"']?\\s*+[:=,]\\s*+"
                    + "[\"']?([A-Za-z0-9][A-Za-z0-9+/_=-]{15,}+)(?![(.])");

    private Secrets() {}

    /** Each finding with its file; the value itself is not repeated. */
    static List<String> in(Path root, Set<String> declared) {
        List<String> found = new ArrayList<>();
        for (Path file : files(root)) {
            String name = root.relativize(file).toString();
            if (KEY_FILES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                found.add(name + " is a file for keys");
            } else {
                String text = text(file);
                kinds(text, declared).distinct().forEach(kind -> found.add(name + " has " + kind));
            }
        }
        return found;
    }

    private static Stream<String> kinds(String text, Set<String> declared) {
        Stream<String> forms = FORMS.entrySet().stream()
                .filter(form -> form.getValue().matcher(text).find())
                .map(Map.Entry::getKey);
        Stream<String> given = GIVEN.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(value -> looksRandom(value) && !declared.contains(value))
                .map(value -> "a secret that begins with " + value.substring(0, 3));
        return Stream.concat(forms, given);
    }

    /** Letters and digits mixed, no word nor a name of a type, and as many different ones as chance would give. */
    private static boolean looksRandom(String value) {
        return value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter)
                && entropy(value) > RANDOM;
    }

    private static double entropy(String value) {
        Map<Integer, Integer> counts = new TreeMap<>();
        value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / value.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    private static String text(Path file) {
        try {
            return Files.size(file) > LARGEST ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path root) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }
}
