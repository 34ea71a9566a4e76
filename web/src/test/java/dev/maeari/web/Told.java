package dev.maeari.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What a class tells the log, at any level, while somebody listens. */
final class Told extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger log;

    Told(Class<?> who) {
        log = Logger.getLogger(who.getName());
        log.setLevel(Level.ALL);
        log.addHandler(this);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<Level> levels() {
        return records.stream().map(LogRecord::getLevel).toList();
    }

    List<String> messages() {
        return records.stream()
                .map(told -> new PatternFormatter("%s").format(ExtLogRecord.wrap(told)))
                .toList();
    }

    @Override
    public void publish(LogRecord told) {
        records.add(told);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.removeHandler(this);
        log.setLevel(null);
    }
}
