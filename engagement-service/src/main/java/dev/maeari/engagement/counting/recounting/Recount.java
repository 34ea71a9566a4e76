package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.recounting.Recomputation.Watcher;
import dev.maeari.engagement.counting.recounting.Sayings.Saying;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One recount of everything, a partition at a time, so that no more than one is in memory. */
final class Recount {
    private final Surroundings around;
    private final Snapshot snapshot;
    private final Log log;
    private final Telling telling;
    private final TellingComparison told;
    private final EventCodec codec;
    private final Findings findings = new Findings();

    /** Hears how far it is. */
    interface Progress {
        void at(long done, long total);
    }

    Recount(Surroundings around, Log log) {
        this.codec = new EventCodec(around.topics());
        this.around = around;
        this.snapshot = new Snapshot(around.dataSource());
        this.log = log;
        this.telling = new Telling(around.bootstrapServers(), codec, around.clock());
        this.told = new TellingComparison(snapshot, log, codec, around.late());
    }

    Report run(Order order, Progress progress) throws SQLException, InterruptedException {
        Pipeline pipeline = snapshot.read(Pipeline::shown).orElse(null);
        if (pipeline == null) {
            return findings.report();
        }
        Retelling retelling = Retelling.of(around, snapshot, log);
        List<LogPartition> partitions = snapshot.read(pipeline::partitions);
        long total = 0;
        for (LogPartition partition : partitions) {
            long counted =
                    snapshot.read(open -> pipeline.stand(open, partition)).position();
            long records = Math.max(0, counted - log.start(partition));
            // Views are read once more for their readers.
            total += order.rule() == null && partition.topic().equals(Topic.VIEWS) ? 2 * records : records;
        }
        Meter meter = new Meter(findings, progress, total);
        if (order.rule() == null) {
            prove(pipeline, partitions, order, retelling, meter);
        } else {
            new WhatIf(snapshot, retelling)
                    .run(new Pipeline(pipeline.name(), order.rule()), partitions, meter, findings);
        }
        return findings.report();
    }

    /** Tells both the findings and whoever waits how far it is. */
    private static final class Meter implements Watcher {
        private final Findings findings;
        private final Progress progress;
        private final long total;
        private long done;

        private Meter(Findings findings, Progress progress, long total) {
            this.findings = findings;
            this.progress = progress;
            this.total = total;
            progress.at(0, total);
        }

        @Override
        public void counted(int records) {
            findings.counted(records);
            read(records);
        }

        private void read(int records) {
            done += records;
            progress.at(done, Math.max(done, total));
        }
    }

    private void prove(Pipeline pipeline, List<LogPartition> partitions, Order order, Retelling retelling, Meter meter)
            throws SQLException, InterruptedException {
        PartitionRecount proof = new PartitionRecount(snapshot, retelling, around.clock());
        Set<CountKey> wrong = new HashSet<>();
        for (LogPartition partition : partitions) {
            try {
                PartitionRecount.Result result = proof.run(pipeline, partition, order, meter);
                findings.proved(partition, result.base(), result.position());
                findings.add(result.differences());
                result.differences()
                        .forEach(difference -> wrong.add(difference.line().key()));
                telling.tell(result.told());
                if (result.differences().isEmpty()) {
                    ProofsTable.proved(
                            around.dataSource(),
                            pipeline,
                            partition,
                            around.clock().instant());
                }
            } catch (Unprovable e) {
                findings.failed(partition, e);
            }
        }
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(partition -> numbers.add(partition.number()));
        for (int number : numbers) {
            tellings(pipeline, number, order, wrong);
        }
        readers(pipeline, order, retelling, meter::read);
        if (pipeline.rule().counters().contains(Counter.COMMENTS.name())) {
            comments(pipeline, order, retelling);
        }
    }

    private void readers(Pipeline pipeline, Order order, Retelling retelling, Watcher watcher)
            throws SQLException, InterruptedException {
        Set<UUID> wrong = new HashSet<>();
        for (int number = 0; number < around.topics().partitions(); number++) {
            VisitsLog visits = new VisitsLog(around, pipeline.rule(), retelling, number, watcher);
            try {
                NotedMending mending = new NotedMending(pipeline, number, around, snapshot, order, differences -> {
                    findings.add(differences);
                    differences.forEach(
                            difference -> wrong.add(difference.line().key().article()));
                });
                new ReadersRecount(pipeline, number, around, snapshot, visits, new ReadersMending(mending)).run();
                findings.from(visits.from());
            } catch (Unprovable e) {
                findings.failed(visits.name(), e);
            }
        }
        try {
            NotedMending mending = new NotedMending(pipeline, 0, around, snapshot, order, findings::add);
            new ReaderSums(pipeline, around, snapshot, mending).prove(wrong);
        } catch (Unprovable e) {
            findings.failed("sums of unique readers", e);
        }
    }

    /** What is mended here is mended only once counting has heard of it. */
    private void comments(Pipeline pipeline, Order order, Retelling retelling)
            throws SQLException, InterruptedException {
        StoredComments comments = new StoredComments(snapshot, pipeline, around.late());
        List<OddComment> odd = comments.odd();
        Map<UUID, Saying> said = Sayings.of(odd, around.topics(), retelling, codec);
        if (!order.mends() || odd.isEmpty()) {
            findings.add(odd.stream().map(one -> difference(one, said)).toList());
            return;
        }
        new CommentsMending(around, snapshot, codec).mend(comments, odd, said, order, pipeline);
        Set<UUID> left = comments.left(odd);
        findings.add(odd.stream()
                .map(one -> left.contains(one.comment())
                        ? difference(one, said)
                        : difference(one, said).mended())
                .toList());
    }

    private static Difference difference(OddComment odd, Map<UUID, Saying> said) {
        Saying saying = said.get(odd.comment());
        return odd.difference().from(saying == null ? null : saying.offset());
    }

    /** Of a number that is wrong nobody needs to know that it is told otherwise too. */
    private void tellings(Pipeline pipeline, int number, Order order, Set<CountKey> wrong)
            throws SQLException, InterruptedException {
        List<Difference> found = told.run(pipeline, number).stream()
                .filter(difference -> !wrong.contains(difference.line().key()))
                .toList();
        if (found.isEmpty() || !order.mends()) {
            findings.add(found);
            return;
        }
        List<CountChanged> newer = snapshot.write(open -> {
            new Repair(open, pipeline, number).note(found, order, around.clock().instant());
            return new Numbers(open, pipeline.name()).add(number, found);
        });
        telling.tell(newer);
        findings.add(found.stream().map(Difference::mended).toList());
    }
}
