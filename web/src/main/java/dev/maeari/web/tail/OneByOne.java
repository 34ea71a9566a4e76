package dev.maeari.web.tail;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes records in, each by itself: a fault over one of them is told, and keeps nobody from those behind it. */
public final class OneByOne {
    private static final Logger LOG = Logger.getLogger(OneByOne.class);

    private OneByOne() {}

    /** In their order. */
    public static void take(
            Iterable<ConsumerRecord<byte[], byte[]>> records, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                each.accept(record);
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "a record was not taken in, going on behind it topic=%s partition=%d offset=%d",
                        record.topic(),
                        record.partition(),
                        record.offset());
            }
        }
    }
}
