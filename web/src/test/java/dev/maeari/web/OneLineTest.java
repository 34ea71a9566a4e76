package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class OneLineTest {
    private final OneLine filter = new OneLine();

    @Test
    void what_somebody_sent_stays_on_the_line_that_tells_of_it() {
        ExtLogRecord logged = new ExtLogRecord(
                Level.INFO, "no article %s", ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
        logged.setParameters(new Object[] {"a\r\n16:00:00 INFO  all is well\u001b[2J"});

        boolean told = filter.isLoggable(logged);

        assertThat(told).isTrue();
        assertThat(new PatternFormatter("%s").format(logged))
                .isEqualTo("no article a\\r\\n16:00:00 INFO  all is well\\u001b[2J");
    }

    @Test
    void other_messages_are_left_as_they_are() {
        ExtLogRecord logged = new ExtLogRecord(
                Level.INFO, "%d of 100%% 메아리", ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
        logged.setParameters(new Object[] {7});

        filter.isLoggable(logged);

        assertThat(logged.getFormatStyle()).isEqualTo(ExtLogRecord.FormatStyle.PRINTF);
        assertThat(new PatternFormatter("%s").format(logged)).isEqualTo("7 of 100% 메아리");
    }
}
