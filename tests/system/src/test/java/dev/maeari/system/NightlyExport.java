package dev.maeari.system;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** What the CronJob of the manifests calls the command line with. */
public final class NightlyExport {
    /** Its files. */
    static final String COMPONENT = "deploy/kubernetes/components/log-backups/";

    private static final Pattern WORDS = Pattern.compile("args:\\R((?: +- .*\\R)+)");

    private NightlyExport() {}

    /** The same for a broker and a folder elsewhere. */
    public static String[] words(String servers, String prefix, String folder) throws IOException {
        return WORDS.matcher(Files.readString(Launcher.root().resolve(COMPONENT + "export.yaml")))
                .results()
                .flatMap(found -> found.group(1).lines())
                .map(line -> line.strip().substring("- ".length()))
                .map(word -> word.replace("$(KAFKA_BOOTSTRAP_SERVERS)", servers)
                        .replace("$(MAEARI_TOPICS_PREFIX)", prefix)
                        .replace("/backups/log", folder))
                .toArray(String[]::new);
    }
}
