package dev.maeari.images;

import dev.maeari.embedded.Folders;
import dev.maeari.system.Launcher;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images of the version after this one: built from these sources under another number, with one more step for each schema
 * (see {@code src/test/next}), as a release that expands brings it.
 */
final class NextVersion {
    /** What it calls itself. */
    static final String NUMBER = "9.9.9-trial";
    /** The last step of its schemas. */
    static final String STEP = "999";

    /** Has Maven take all from a repository, from wherever that came, and fetch nothing; the repository follows. */
    private static final String OFFLINE = "-o -Dmaven.legacyLocalRepo=true -Dmaven.repo.local=";

    private static final Set<String> NOT_SOURCES = Set.of(".git", ".maeari", ".idea", "target");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private NextVersion() {}

    /** Builds it in a folder of its own, with what Maven has fetched for this build. */
    static void build(String base) throws IOException {
        Path sources = Launcher.root().resolve("tests/images/target/next");
        Folders.delete(sources);
        Copying copying = new Copying(Launcher.root(), sources);
        Files.walkFileTree(Launcher.root(), copying);
        Path more = Launcher.root().resolve("tests/images/src/test/next");
        Files.walkFileTree(more, new Copying(more, sources));
        System.out.print(Docker.done(
                Map.of("MAVEN_ARGS", OFFLINE + System.getProperty("localRepository")),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dmaeari.home=" + sources,
                        "-cp",
                        Launcher.root().resolve("deploy/local/target/launcher") + "/*",
                        "dev.maeari.local.Maeari",
                        "images",
                        "article-service",
                        "engagement-service",
                        "notification-service",
                        "--with",
                        "docker",
                        "--tag",
                        NUMBER,
                        "--base",
                        base)));
    }

    static String of(String service) {
        return "maeari/%s:%s".formatted(service, NUMBER);
    }

    /** The number that these sources have. */
    static String former() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Launcher.root().resolve("pom.xml")));
        if (!version.find()) {
            throw new AssertionError("the parent has no version");
        }
        return version.group(1);
    }

    /** Takes sources elsewhere, and gives every module its new number on the way. */
    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;
        private final String former = "<version>%s</version>".formatted(former());

        Copying(Path from, Path to) throws IOException {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (NOT_SOURCES.contains(String.valueOf(folder.getFileName()))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(there(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (file.endsWith("pom.xml")) {
                Files.writeString(
                        there(file), Files.readString(file).replace(former, "<version>%s</version>".formatted(NUMBER)));
            } else if (!NOT_SOURCES.contains(String.valueOf(file.getFileName()))) {
                Files.copy(file, there(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }

        private Path there(Path here) {
            return to.resolve(from.relativize(here).toString());
        }
    }
}
