package dev.maeari.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

/**
 * The main class of the broker's process: formats an empty data folder with Kafka's own tool and starts Kafka, in one JVM
 * instead of two after each other. Kafka's classes are on the class path of that process only, hence the reflection.
 */
final class BrokerProcess {
    private BrokerProcess() {}

    /** Takes the file of properties and the folder of the log. */
    public static void main(String[] args) throws ReflectiveOperationException {
        String config = args[0];
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            // As one word: an id may begin with a dash, and would be taken for an option.
            String[] format = {"format", "--cluster-id=" + clusterId(), "--config", config};
            int exitCode = (int) Class.forName("kafka.tools.StorageTool")
                    .getMethod("execute", String[].class, PrintStream.class)
                    .invoke(null, format, System.out);
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {config});
    }

    private static String clusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = java.nio.ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
