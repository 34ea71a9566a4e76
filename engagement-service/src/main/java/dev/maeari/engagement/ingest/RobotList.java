package dev.maeari.engagement.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The list of robots of npm's {@code crawler-user-agents}, as {@code etc/update-robots} has fetched it.
 *
 * @param version of the package
 * @param patterns regular expressions, each of which is found in the user agents of one robot
 */
record RobotList(String version, List<String> patterns) {
    private static final String RESOURCE = "/robots/crawler-user-agents.json";

    RobotList {
        patterns = List.copyOf(patterns);
    }

    /** The list that this version brings along. */
    static RobotList brought() {
        try (InputStream in = RobotList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + RESOURCE);
            }
            return JsonMapper.builder().build().readValue(in, RobotList.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
    }
}
