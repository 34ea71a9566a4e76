package dev.maeari.engagement.counting.recounting;

import dev.maeari.events.Topics;
import java.time.InstantSource;
import java.time.ZoneId;
import javax.sql.DataSource;

/**
 * Who a proof works with.
 *
 * @param zone the site's, in which days of visitors begin
 * @param late for how long what differs may only be late
 */
record Surroundings(
        String bootstrapServers, Topics topics, DataSource dataSource, InstantSource clock, ZoneId zone, Late late) {}
