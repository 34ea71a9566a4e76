package dev.maeari.web;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Keeps each message of the log on a line of its own: what somebody sent may be in it, and must not look like lines of ours
 * (ASVS 16.4.1), nor reach a terminal as its commands. Stack traces have their lines.
 */
@LoggingFilter(name = "one-line")
final class OneLine implements Filter {
    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord logged) {
        if (logged instanceof ExtLogRecord whole) {
            String message = MESSAGE.format(whole);
            if (message.chars().anyMatch(Character::isISOControl)) {
                whole.setMessage(escaped(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    static String escaped(String message) {
        StringBuilder line = new StringBuilder(message.length() + 8);
        message.strip().chars().forEach(sign -> {
            switch (sign) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append('\t');
                default -> {
                    if (Character.isISOControl(sign)) {
                        line.append("\\u%04x".formatted(sign));
                    } else {
                        line.append((char) sign);
                    }
                }
            }
        });
        return line.toString();
    }
}
