package dev.maeari.benchmarks;

import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Starting alone, with the AOT cache: what a service says meanwhile, and with options for its JVM, where its time goes. */
public final class StartingSpeed {
    private StartingSpeed() {}

    /** Arguments: rounds, options of the service's JVM. */
    public static void main(String... args) throws IOException, SQLException, InterruptedException {
        Path home = Path.of("").toAbsolutePath();
        try (Stack stack = Stack.start()) {
            Starting starting = new Starting(stack);
            Topics topics = stack.topics("starting.");
            Path cache = stack.folder().resolve("engagement.aot");
            starting.start(home, topics, List.of("-XX:AOTCacheOutput=" + cache));
            List<String> options = Stream.concat(
                            Stream.of("-XX:AOTCache=" + cache), Stream.of(args).skip(1))
                    .toList();
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                Files.deleteIfExists(stack.log(Starting.NAME));
                double seconds = starting.start(home, topics, options);
                Files.readAllLines(stack.log(Starting.NAME)).forEach(System.out::println);
                System.out.printf(Locale.ROOT, "first answer after %.2f s%n", seconds);
            }
        }
    }
}
