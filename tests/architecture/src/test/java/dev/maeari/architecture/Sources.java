package dev.maeari.architecture;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Java files of a tree, as text: what compiled classes no longer show. */
record Sources(List<Path> files) {
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** The main sources of every module. */
    static Sources ofMain() {
        return under(REPOSITORY, "src/main/java");
    }

    static Sources under(Path root, String part) {
        try (Stream<Path> all = Files.walk(root)) {
            return new Sources(all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/" + part + "/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files with more lines than that, with their number. */
    List<String> longerThan(int lines) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int length = lines(file).size();
            if (length > lines) {
                found.add(REPOSITORY.relativize(file) + " has " + length + " lines");
            }
        }
        return found;
    }

    /** Folders whose package has no {@code @NullMarked} and no sentence. */
    List<Path> unmarked() {
        return files.stream().map(Path::getParent).collect(toCollection(TreeSet::new)).stream()
                .filter(folder -> !isMarked(folder.resolve("package-info.java")))
                .map(REPOSITORY::relativize)
                .toList();
    }

    /** The lengths without imports, comments and empty lines, ascending. */
    List<Integer> lengthsOfCode() {
        return files.stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .map(file -> (int) lines(file).stream().filter(Sources::isCode).count())
                .sorted()
                .toList();
    }

    private static boolean isCode(String line) {
        String text = line.strip();
        return !(text.isEmpty()
                || text.startsWith("import ")
                || text.startsWith("package ")
                || text.startsWith("/*")
                || text.startsWith("*")
                || text.startsWith("//"));
    }

    private static boolean isMarked(Path packageInfo) {
        if (!Files.exists(packageInfo)) {
            return false;
        }
        List<String> lines = lines(packageInfo);
        return lines.getFirst().startsWith("/**") && lines.contains("@NullMarked");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
