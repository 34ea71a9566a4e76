package dev.maeari.local.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.embedded.ChildProcess;
import dev.maeari.local.DataFolder;
import dev.maeari.local.LocalState;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperIT {
    @TempDir
    Path folder = Path.of("/nowhere");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

    @AfterEach
    void end() {
        later.shutdownNow();
    }

    @Test
    void a_component_that_is_killed_is_started_again_and_the_terminal_says_so() {
        // Given
        Sleeper sleeper = new Sleeper(folder);
        Keeper keeper = keeper(sleeper);
        long first = sleeper.pid();
        // When
        sleeper.kill();
        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> sleeper.isAlive() && sleeper.pid() != first);
        await().atMost(Duration.ofSeconds(30)).until(() -> text().contains("sleeper is up again"));
        assertThat(text()).contains("sleeper ended (exit code 137); starting it again in 1 s");
        keeper.end();
        sleeper.kill();
    }

    @Test
    void what_ends_because_all_ends_stays_down() throws Exception {
        // Given
        Sleeper sleeper = new Sleeper(folder);
        Keeper keeper = keeper(sleeper);
        // When
        keeper.end();
        sleeper.kill();
        // Then
        later.shutdown();
        assertThat(later.isTerminated() || later.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(sleeper.isAlive()).isFalse();
        assertThat(text()).isEmpty();
    }

    private Keeper keeper(Sleeper sleeper) {
        Terminal terminal = new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        Board board = new Board(new DataFolder(folder), "http://localhost:1");
        board.add(List.of(sleeper));
        Keeper keeper = new Keeper(terminal, board, later);
        sleeper.start();
        keeper.keep(sleeper);
        return keeper;
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Does nothing, for long. */
    private static final class Sleeper extends ChildComponent {
        private final Path folder;

        Sleeper(Path folder) {
            super(Duration.ZERO);
            this.folder = folder;
        }

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public void start() {
            is(ChildProcess.start(List.of("sleep", "600"), Map.of(), folder.resolve("log"), ChildProcess.Signal.TERM));
        }

        boolean isAlive() {
            return ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
        }

        @Override
        public LocalState.Component describe(String state) {
            return new LocalState.Component(name(), pid(), state, null, null, null);
        }
    }
}
