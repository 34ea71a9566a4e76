package dev.maeari.engagement.counting.recounting;

import dev.maeari.events.Topics;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Who a proof works with. */
record Surroundings(String bootstrapServers, Topics topics, DataSource dataSource, InstantSource clock) {}
