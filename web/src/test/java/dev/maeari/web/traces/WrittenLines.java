package dev.maeari.web.traces;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Keeps what is logged as the console would show it. */
final class WrittenLines extends ExtHandler {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    static WrittenLines asOnTheConsole() {
        WrittenLines written = new WrittenLines();
        written.setFormatter(Arrays.stream(Logger.getLogger("").getHandlers())
                .flatMap(WrittenLines::console)
                .findFirst()
                .orElseThrow());
        return written;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    protected void doPublish(ExtLogRecord record) {
        lines.add(getFormatter().format(record));
    }

    private static Stream<Formatter> console(Handler handler) {
        return switch (handler) {
            case ConsoleHandler console -> Stream.of(console.getFormatter());
            case ExtHandler several -> Arrays.stream(several.getHandlers()).flatMap(WrittenLines::console);
            default -> Stream.of();
        };
    }
}
