package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.engagement.counting.Books;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Line;
import dev.maeari.engagement.counting.Oracle;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Position;
import dev.maeari.outbox.DeadRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is wrong with the outcome of a simulation, by an oracle that looks at the log alone. */
final class SimVerdict {
    private final Simulation world;
    private final List<String> wrong = new ArrayList<>();

    /** Something is wrong at once. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what);
        }
    }

    private SimVerdict(Simulation world) {
        this.world = world;
    }

    static List<String> of(Simulation world) {
        SimVerdict verdict = new SimVerdict(world);
        verdict.drained();
        verdict.books();
        verdict.letters();
        verdict.told();
        return verdict.wrong;
    }

    /** At any time: nobody was told that something is counted which is not (I7). */
    static void check(Simulation world) {
        for (SimLog.Part part : world.log().parts()) {
            long position = world.database().position(part.partition);
            String topic = part.partition.topic().name();
            if (world.board().passed(new Position(topic, part.partition.number(), position))) {
                throw new Wrong(part.partition + " was said to be counted beyond " + position);
            }
        }
    }

    /** Whether all is counted that can be, and {@code counts} says so. */
    static boolean isQuiet(Simulation world) {
        SimVerdict verdict = new SimVerdict(world);
        verdict.drained();
        verdict.told();
        return verdict.wrong.isEmpty();
    }

    /** The log is counted to its end; only what retention has cut may stop it, and then it stands. */
    private void drained() {
        for (SimLog.Part part : world.log().parts()) {
            long position = world.database().position(part.partition);
            if (position != part.end && !isCut(part)) {
                wrong.add("%s is counted up to %d of %d".formatted(part.partition, position, part.end));
            }
        }
    }

    private boolean isCut(SimLog.Part part) {
        return part.start > world.database().position(part.partition);
    }

    private List<Line> counted(SimLog.Part part) {
        long position = world.database().position(part.partition);
        return part.lines.stream().filter(line -> line.offset() < position).toList();
    }

    private void books() {
        List<Books> pure = world.log().parts().stream()
                .map(part -> new Oracle(counted(part), SimStore.GAP_SECONDS).books())
                .toList();
        Books stored = world.database().tables.books();
        compare("values", pure, Books::values, stored);
        compare("versions", pure, Books::versions, stored);
        compare("ledger", pure, Books::ledger, stored);
        compare("bursts", pure, Books::bursts, stored);
        compare("timeline", pure, Books::timeline, stored);
        world.database().tables.contradictions().forEach(wrong::add);
    }

    private void compare(String what, List<Books> pure, Function<Books, Map<String, Long>> of, Books stored) {
        Map<String, Long> expected = new TreeMap<>();
        pure.forEach(books -> expected.putAll(of.apply(books)));
        if (!expected.equals(of.apply(stored))) {
            wrong.add("%s are %s, the log says %s".formatted(what, of.apply(stored), expected));
        }
    }

    /** One dead letter of each record that can't be read and was counted as such. */
    private void letters() {
        List<String> expected = new ArrayList<>();
        for (SimLog.Part part : world.log().parts()) {
            counted(part).stream()
                    .filter(line -> line.kind().equals("poison"))
                    .forEach(line -> expected.add(part.partition + "/" + line.offset()));
        }
        List<String> stored = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> letter : world.database().letters) {
            stored.add(new String(letter.headers().lastHeader(DeadRecord.ORIGIN).value(), UTF_8));
        }
        expected.sort(Comparator.naturalOrder());
        stored.sort(Comparator.naturalOrder());
        if (!expected.equals(stored)) {
            wrong.add("dead letters are of %s, should be of %s".formatted(stored, expected));
        }
    }

    /** {@code counts} ends with what the table says, and a version never had two values (I4). */
    private void told() {
        Map<CountKey, CountChanged> last = new HashMap<>();
        Map<CountKey, CountVersion> newest = new HashMap<>();
        Map<String, Long> values = new HashMap<>();
        for (CountChanged count : world.counts().said) {
            CountKey key = SimCounts.key(count);
            last.put(key, count);
            newest.merge(key, count.version(), (old, now) -> now.isNewerThan(old) ? now : old);
            Long before = values.putIfAbsent(key + " " + count.version(), count.value());
            if (before != null && before != count.value()) {
                wrong.add("%s in %s was %d and is %d".formatted(key, count.version(), before, count.value()));
            }
        }
        world.database().rows.forEach((key, row) -> {
            CountChanged said = last.get(key);
            boolean ends = said != null
                    && said.version().equals(row.version())
                    && said.value() == row.value()
                    && Objects.equals(newest.get(key), row.version());
            if (!ends && !isCut(world.log().part(Simulation.partition(key)))) {
                wrong.add("counts ends with %s, the table has %s".formatted(said, row));
            }
        });
    }
}
