package dev.maeari.engagement.operating;

import dev.maeari.engagement.Openness;
import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Position;
import dev.maeari.events.Topics;
import dev.maeari.outbox.DeadRecord;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Appends dead letters to their topics again, to the partition that each came from (or that its article went to when some
 * were added) and with its origin in a header: whoever has settled that origin passes over it (I6). Sent first and noted then, so that one may be sent twice, by two
 * who ask two processes at once or around a crash, and none is called sent that was not.
 */
@Singleton
class Replaying {
    private static final Logger LOG = Logger.getLogger(Replaying.class);

    private final String bootstrapServers;
    private final Topics topics;
    private final Broker broker;
    private final Replays replays;
    private final Openness openness;
    private final ReentrantLock alone = new ReentrantLock();

    Replaying(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            Broker broker,
            Replays replays,
            Openness openness) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.broker = broker;
        this.replays = replays;
        this.openness = openness;
    }

    /**
     * What came of it.
     *
     * @param found dead letters that were meant
     * @param sent records that were appended again; fewer than found if some were before
     */
    record Outcome(int found, int sent) {}

    private record Letter(Kept kept, ConsumerRecord<byte[], byte[]> record) {}

    /**
     * Sends what was not sent yet.
     *
     * @param by the subject of who asked for it
     * @throws dev.maeari.web.ProblemException 503
     */
    Outcome replay(Predicate<Kept> meant, String by) {
        if (openness.isClosed()) {
            throw Openness.closed();
        }
        Round round = new Round(meant, by);
        alone.lock();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            broker.letters(Long.MAX_VALUE, some -> round.replay(some, producer));
        } finally {
            alone.unlock();
        }
        LOG.infof(
                "dead letters were replayed found=%d sent=%d refused=%d",
                round.found, round.sent.size(), round.refused.size());
        if (round.sent.isEmpty() && !round.refused.isEmpty()) {
            throw Broker.unavailable();
        }
        return new Outcome(round.found, round.sent.size());
    }

    private final class Round {
        private final Predicate<Kept> meant;
        private final String by;
        /** Origins, each of which is sent once however often its record was kept. */
        private final Set<Position> sent = new HashSet<>();

        private final Set<Position> refused = new HashSet<>();
        private int found;

        Round(Predicate<Kept> meant, String by) {
            this.meant = meant;
            this.by = by;
        }

        void replay(List<ConsumerRecord<byte[], byte[]>> some, KafkaProducer<byte[], byte[]> producer) {
            List<Letter> wanted = some.stream()
                    .map(record -> new Letter(Kept.of(record, topics), record))
                    .filter(letter -> meant.test(letter.kept()))
                    .toList();
            found += wanted.size();
            Set<Position> before = replays.among(
                    wanted.stream().map(letter -> letter.kept().place()).toList());
            List<Letter> due = wanted.stream()
                    .filter(letter -> letter.kept().origin() != null)
                    .filter(letter -> !before.contains(letter.kept().place()))
                    .toList();
            send(due, producer);
            List<Position> done = due.stream()
                    .map(Letter::kept)
                    .filter(kept -> sent.contains(kept.name()))
                    .map(Kept::place)
                    .toList();
            if (!done.isEmpty()) {
                replays.note(done, by);
            }
        }

        private void send(List<Letter> due, KafkaProducer<byte[], byte[]> producer) {
            Map<Position, Future<RecordMetadata>> answers = new LinkedHashMap<>();
            for (Letter letter : due) {
                Position origin = letter.kept().name();
                if (!sent.contains(origin)) {
                    answers.computeIfAbsent(origin, place -> producer.send(again(letter.record(), place)));
                }
            }
            answers.forEach((origin, answer) -> (isTaken(origin, answer) ? sent : refused).add(origin));
        }
    }

    private ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> letter, Position origin) {
        Headers headers = new RecordHeaders(letter.headers().toArray())
                .remove(DeadRecord.CAUSE)
                .remove(DeadRecord.KEPT_BY);
        return topics.atHome(new ProducerRecord<>(
                topics.prefix() + origin.topic(), origin.partition(), letter.key(), letter.value(), headers));
    }

    /** One that the broker does not take keeps no other from being sent. */
    private static boolean isTaken(Position origin, Future<RecordMetadata> answer) {
        try {
            answer.get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Broker.unavailable();
        } catch (ExecutionException e) {
            LOG.warnf(e, "a dead letter was not taken origin=%s", origin);
            return false;
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return KafkaAccess.producer(
                bootstrapServers,
                "maeari-replaying",
                Map.of(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000));
    }
}
