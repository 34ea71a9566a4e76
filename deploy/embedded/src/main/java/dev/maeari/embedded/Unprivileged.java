package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who runs PostgreSQL, which refuses to run as root: ourselves, or, if we are root, the user of number 65534. That one
 * keeps the capability to pass folders that are closed to others (such as those below root's home) where it can have it.
 * No user namespace is needed.
 */
final class Unprivileged {
    private static final int NOBODY = 65534;
    private static final String CAPABILITIES = "+dac_read_search,+dac_override";

    private final List<String> prefix;
    private final boolean root;

    private Unprivileged(List<String> prefix, boolean root) {
        this.prefix = prefix;
        this.root = root;
    }

    /** Finds a way by trying it: the programs must run and the folder must be writable. */
    static Unprivileged of(Path binaries, Path writable) throws IOException {
        if (!isRoot()) {
            return new Unprivileged(List.of(), false);
        }
        own(writable);
        List<String> failures = new ArrayList<>();
        for (List<String> way : ways()) {
            List<String> probe = new ArrayList<>(way);
            probe.addAll(List.of(
                    "sh", "-c", "\"$0/bin/initdb\" --show --pgdata=\"$1\" && test -w \"$1\"", binaries.toString()));
            probe.add(writable.toString());
            Programs.Outcome outcome = Programs.run(probe);
            if (outcome.succeeded()) {
                return new Unprivileged(way, true);
            }
            failures.add(way.getFirst() + ": " + outcome.output());
        }
        throw new StartFailed(
                "PostgreSQL can't run as root, and user %d can't use %s and %s (%s); choose another folder"
                        .formatted(NOBODY, binaries, writable, String.join("; ", failures)));
    }

    /** The command as that user runs it, keeping the process' number. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hands a file or folder over, if that is needed. */
    void give(Path path) throws IOException {
        if (root) {
            own(path);
        }
    }

    /** A folder with all that is in it. */
    void giveAll(Path folder) throws IOException {
        if (root) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    own(file);
                }
            }
        }
    }

    private static void own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
    }

    private static List<List<String>> ways() {
        List<String> plain = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        // Without the securebit access(2), by which initdb looks for its fellows, goes without the capabilities.
        List<String> capable = Stream.concat(
                        plain.stream(),
                        Stream.of(
                                "--securebits=+no_setuid_fixup",
                                "--inh-caps=" + CAPABILITIES,
                                "--ambient-caps=" + CAPABILITIES))
                .toList();
        return List.of(capable, plain, List.of("runuser", "-u", "nobody", "--"));
    }

    private static boolean isRoot() {
        return Programs.run(List.of("id", "-u")).output().equals("0");
    }
}
