/** From HTTP to Kafka: views and likes, answered when the broker has acknowledged them (I2). */
@NullMarked
package dev.maeari.engagement.ingest;

import org.jspecify.annotations.NullMarked;
