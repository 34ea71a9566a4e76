package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maeari.system.Http.Answer;
import dev.maeari.system.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.header.Headers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Each fault under load, and afterwards the judgement: acknowledged ⊆ counted ⊆ sent, counted = what the log says (I1, I2),
 * no version went back (I4), the poison that every load has was kept and stopped nothing (I6), the system's own recount
 * differs in nothing (I8).
 */
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // set before all tests
class FaultsIT {
    /** Longer than the six seconds after which the group takes a member for dead. */
    private static final Duration PAST_THE_SESSION = Duration.ofSeconds(9);

    /** Longer than a producer tries. */
    private static final Duration PAST_THE_DELIVERY = Duration.ofSeconds(3);

    /** How far a clock is off after each of its jumps. */
    private static final List<Duration> JUMPS = List.of(Duration.ofHours(5), Duration.ofHours(-2), Duration.ZERO);

    private static final Form FORM = Form.asked();
    private static final Reliability TABLE = new Reliability(FORM);
    private static Site site;

    @BeforeAll
    static void the_system_runs() {
        site = Site.start();
    }

    @AfterAll
    static void print() throws IOException {
        site.maeari().close();
        TABLE.publish();
    }

    @Test
    @Order(1)
    void ingest_is_killed() {
        survives(
                "SIGKILL of ingest, API and counting (`engagement-service`)",
                FORM.kills(),
                killing("engagement-service"));
    }

    @Test
    @Order(2)
    void a_counting_process_is_killed() {
        survives(
                "SIGKILL of a counting process (`engagement-service-2`)",
                FORM.kills(),
                killing("engagement-service-2"));
    }

    @Test
    @Order(3)
    void the_broker_is_killed() {
        survives("SIGKILL of the broker", FORM.kills(), killing("kafka"));
    }

    @Test
    @Order(4)
    void the_database_is_killed() {
        survives("SIGKILL of the database", FORM.kills(), killing("postgres"));
    }

    @Test
    @Order(5)
    void counting_processes_join_and_leave() {
        survives("a counting process joins, and leaves in order or by SIGKILL", FORM.joins(), (trial, readers) -> {
            for (int i = 0; i < FORM.joins(); i++) {
                try (CountingInstance third = site.counting()) {
                    third.awaitShare();
                    readers.more(trial.some());
                    if (i % 2 == 1) {
                        third.kill();
                    }
                }
                readers.more(trial.some());
            }
        });
    }

    @Test
    @Order(6)
    void a_counting_process_sleeps_past_its_session() {
        survives("a counting process stopped past its session, then resumed", 1, (trial, readers) -> {
            ProcessHandle sleeper = site.maeari().processOf("engagement-service-2");
            Signal.STOP.to(sleeper);
            LockSupport.parkNanos(PAST_THE_SESSION.toNanos());
            Signal.CONT.to(sleeper);
            readers.more(2L * trial.some());
        });
    }

    @Test
    @Order(7)
    void database_and_broker_are_restarted() {
        survives("database restarted (fast shutdown), then the broker (SIGTERM)", 2, (trial, readers) -> {
            site.end("postgres", Signal.INT);
            site.awaitRunning();
            readers.more(trial.some());
            site.end("kafka", Signal.TERM);
            site.awaitRunning();
            readers.more(trial.some());
        });
    }

    @Test
    @Order(8)
    void the_answer_to_commit_is_cut_off() {
        survives("connection cut between COMMIT and its answer", FORM.cuts(), (trial, readers) -> {
            try (Wire wire = site.wire();
                    CountingInstance third = site.counting(wire.port())) {
                third.awaitShare();
                for (int i = 1; i <= FORM.cuts(); i++) {
                    int cuts = i;
                    wire.cutCommits(1);
                    Awaitility.await("a commit is cut")
                            .atMost(Duration.ofMinutes(2))
                            .until(() -> wire.cuts() >= cuts);
                    third.awaitShare();
                    readers.more(trial.some());
                }
            }
        });
    }

    @Test
    @Order(9)
    void the_network_to_the_database_is_bad() {
        survives("network to the database delays, falls silent, resets", 3L * FORM.storms(), (trial, readers) -> {
            try (Wire wire = site.wire();
                    CountingInstance third = site.counting(wire.port())) {
                third.awaitShare();
                for (int i = 0; i < FORM.storms(); i++) {
                    wire.delay(Duration.ofMillis(50));
                    readers.more(trial.some());
                    wire.silence(true);
                    readers.more(2L * trial.some());
                    wire.silence(false);
                    wire.reset();
                    wire.delay(Duration.ZERO);
                    third.awaitShare();
                    readers.more(trial.some());
                }
            }
        });
    }

    @Test
    @Order(10)
    void poison_is_kept_and_replayed() {
        try (Trial trial = Trial.begin(site, "독", FORM.seed())) {
            // Given
            Map<String, Poison> byOrigin = new HashMap<>();
            try (Readers readers = trial.readers();
                    LogWriter log = new LogWriter(site.status().kafka())) {
                readers.more(trial.some());
                // When
                for (Poison poison : Poison.all(trial.articles().getFirst())) {
                    byOrigin.put(poison.put(log), poison);
                    readers.more(1);
                }
                readers.more(trial.some());
            }
            // Then
            DeadLetters letters = new DeadLetters(site.log(), byOrigin);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(letters.missing(1)).isEmpty());
            // And what is replayed meets the same fate, while what can be read by now counts once
            site.maeari().launcher().run("dead-letters", "replay");
            replayTwice(trial, byOrigin);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(letters.missing(2)).isEmpty());
            judge(trial, "poison of nine kinds on three topics, and its replay", byOrigin.size());
        }
    }

    @Test
    @Order(11)
    void records_are_duplicated() {
        try (Trial trial = Trial.begin(site, "겹친 기록", FORM.seed())) {
            try (Readers readers = trial.readers()) {
                readers.more(4L * trial.some());
                again(trial, List.of("views", "comments"));
                readers.more(trial.some());
            }
            judge(trial, "views and comments appended a second time, out of order, under load", 1);
        }
    }

    @Test
    @Order(12)
    void the_whole_log_is_replayed_and_a_reader_without_the_rule_is_found_out() {
        try (Trial trial = Trial.begin(site, "되감기", FORM.seed())) {
            try (Readers readers = trial.readers()) {
                readers.more(4L * trial.some());
            }
            again(trial, List.of("views", "likes", "comments"));
            judge(trial, "all records of the articles appended again, in order", 1);
            foundOut(new Controls(site).withoutDeduplication(trial.books()));
        }
    }

    @Test
    @Order(13)
    void naive_counters_are_found_out() throws IOException {
        try (Trial trial = Trial.begin(site, "순진한 셈", FORM.seed())) {
            try (Readers readers = trial.readers()) {
                readers.more(4L * trial.some());
            }
            judge(trial, "no fault", 0);
            Controls controls = new Controls(site);
            foundOut(controls.offsetsFirst(trial.books()));
            foundOut(controls.tableFirst(trial.books()));
            foundOut(controls.withoutFence(trial.books()));
        }
    }

    @Test
    @Order(14)
    void an_ingest_that_answers_first_is_found_out() {
        foundOut(new Controls(site).answerFirst(FORM.seed()));
    }

    @Test
    @Order(15)
    void one_that_loses_the_database_leaves_its_partitions_to_others() {
        String what = "one counting process loses only the database: it leaves, others count, it comes back";
        survives(what, FORM.storms(), (trial, readers) -> {
            try (Wire wire = site.wire();
                    CountingInstance third = site.counting(wire.port())) {
                for (int i = 0; i < FORM.storms(); i++) {
                    third.awaitShare();
                    wire.silence(true);
                    third.awaitNoShare();
                    readers.more(trial.some());
                    trial.awaitCounted();
                    wire.silence(false);
                    wire.reset();
                }
                third.awaitShare();
                readers.more(trial.some());
            }
        });
    }

    @Test
    @Order(16)
    void the_network_to_the_broker_is_bad() {
        try (OwnBroker broker = site.broker();
                Wire wire = broker.wire();
                CountingInstance far = site.another(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + wire.port()))) {
            survivesAt(
                    far, "network to the broker delays, falls silent, resets", 4L * FORM.storms(), (trial, readers) -> {
                        for (int i = 0; i < FORM.storms(); i++) {
                            wire.delay(Duration.ofMillis(50));
                            readers.more(trial.some());
                            wire.silence(true);
                            LockSupport.parkNanos(PAST_THE_SESSION.toNanos());
                            // What was on its way arrives after all, when nobody waits for it any more.
                            wire.silence(false);
                            readers.more(trial.some());
                            wire.silence(true);
                            LockSupport.parkNanos(PAST_THE_DELIVERY.toNanos());
                            wire.silence(false);
                            wire.reset();
                            wire.delay(Duration.ZERO);
                            far.awaitShare();
                            readers.more(trial.some());
                        }
                    });
        }
    }

    @Test
    @Order(17)
    void the_clock_of_a_process_jumps() {
        String what = "clock of a process that does everything jumps 5 h ahead, 7 h back, and home";
        needs(FakeClock.isThere(), what, "needs Debian's libfaketime");
        try (FakeClock clock = FakeClock.right();
                CountingInstance odd = site.anotherAt(OwnBroker.freePort(), clock.environment())) {
            survivesAt(odd, what, 3L * FORM.jumps(), (trial, readers) -> {
                for (int i = 0; i < FORM.jumps(); i++) {
                    for (Duration off : JUMPS) {
                        if (clock.jump(off).isNegative()) {
                            odd.awaitEndAndStartAgain();
                        }
                        odd.awaitShare();
                        readers.more(trial.some());
                    }
                }
            });
        }
    }

    @Test
    @Order(18)
    void the_disk_of_the_log_is_full() {
        String what = "disk of the log full, until somebody makes room";
        needs(SmallDisk.isAllowed(), what, "needs the right to mount a disk of its own");
        try (SmallDisk disk = SmallDisk.of(128);
                OwnBroker broker = site.broker()) {
            broker.movesTo(disk.folder());
            survives(what, 1, (trial, readers) -> {
                var ended = site.maeari().processOf("kafka").onExit();
                disk.fill();
                ended.orTimeout(2, TimeUnit.MINUTES).join();
                awaitRefusal(trial);
                disk.makeRoom();
                site.awaitRunning();
                readers.more(trial.some());
            });
            broker.movesBackFrom(disk.folder());
        }
    }

    @Test
    @Order(19)
    void brokers_are_drained_restarted_and_killed() {
        String what = "of three brokers one is drained, one restarted, one killed";
        try (Brokers brokers = Brokers.threeOf(site)) {
            survives(what, 3L * FORM.storms(), (trial, readers) -> {
                Runnable readOn = () -> readers.more(trial.some());
                for (int i = 0; i < FORM.storms(); i++) {
                    brokers.drain(3, readOn);
                    brokers.restart(2, readOn);
                    brokers.kill(3, readOn);
                    readOn.run();
                }
            });
        }
    }

    @Test
    @Order(20)
    void everything_happens_at_once_and_a_program_that_knows_only_log_and_api_agrees() {
        String what = "all of it at random, under everything that readers, authors and operators do";
        try (Trial trial = Trial.begin(site, "뒤섞인 날", FORM.seed());
                OtherProcess agreement = site.agreement("by-the-rules")) {
            // Given
            Misfortunes misfortunes = new Misfortunes(site, FORM.seed());
            long end = System.nanoTime() + FORM.mixed().toNanos();
            // When
            try (Readers readers = trial.readers();
                    Editor editor = trial.editor();
                    misfortunes) {
                while (System.nanoTime() < end) {
                    readers.more(trial.some());
                    misfortunes.strike();
                    editor.check();
                }
            }
            // Then
            Agreement.Verdict verdict = Agreement.Verdict.of(agreement, Duration.ofMinutes(3));
            TABLE.add(verdict);
            Row row = trial.judge(what, misfortunes.times(), verdict.wrong());
            TABLE.add(row);
            assertThat(row.wrong()).as("after " + misfortunes).isEmpty();
            assertThat(verdict.looks()).isPositive();
            foundOut(new Controls(site).everyRecord());
        }
    }

    private interface Fault {
        void strike(Trial trial, Readers readers);
    }

    private static Fault killing(String component) {
        return (trial, readers) -> {
            for (int i = 0; i < FORM.kills(); i++) {
                site.kill(component);
                site.awaitRunning();
                readers.more(trial.some());
            }
        };
    }

    private static void survives(String what, long times, Fault fault) {
        try (Trial trial = Trial.begin(site, what, FORM.seed())) {
            try (Readers readers = trial.readers()) {
                readers.more(trial.some());
                fault.strike(trial, readers);
            }
            judge(trial, what, times);
        }
    }

    /** The readers come to one process, which is the one that is hit. */
    private static void survivesAt(CountingInstance process, String what, long times, Fault fault) {
        try (Trial trial = Trial.begin(site, what, FORM.seed())) {
            try (Readers readers = trial.readersAt(process.url())) {
                readers.more(trial.some());
                fault.strike(trial, readers);
            }
            judge(trial, what, times);
        }
    }

    /** Nothing is taken in that can't be kept: somebody who comes now is told so. */
    private static void awaitRefusal(Trial trial) {
        String article = trial.articles().getFirst();
        Books.Page page = trial.books().page(article);
        Person late = Person.guest(site.status().url(), "2001:db8:f:f::1");
        Awaitility.await("a refusal").atMost(Duration.ofMinutes(1)).until(() -> {
            page.viewSent("late");
            Answer answer = late.views(article);
            if (answer.status() == 202) {
                page.viewAcknowledged(
                        "late", answer.headers().firstValue("Maeari-Position").orElse(""));
            }
            return answer.status() == 503;
        });
    }

    /** What this machine lacks stands in the table, where somebody sees it. */
    private static void needs(boolean isThere, String what, String why) {
        if (!isThere) {
            TABLE.addNotRun(what, why);
        }
        assumeTrue(isThere, why);
    }

    private static void judge(Trial trial, String what, long times) {
        Row row = trial.judge(what, times);
        TABLE.add(row);
        assertThat(row.wrong()).isEmpty();
    }

    private static void foundOut(Control control) {
        TABLE.add(control);
        assertThat(control.isFoundOut()).as(control.line()).isTrue();
    }

    private static void again(Trial trial, List<String> topics) {
        try (LogWriter log = new LogWriter(site.status().kafka())) {
            topics.forEach(topic -> site.log().of(topic, trial.articles()).forEach(log::again));
            log.flush();
        }
    }

    /** As if an older version could not read a view: its letter lies there, and somebody replays it twice. */
    private static void replayTwice(Trial trial, Map<String, Poison> byOrigin) {
        Map.Entry<String, Poison> unknown = byOrigin.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isDead() && entry.getValue().topic().equals("views"))
                .findFirst()
                .orElseThrow();
        String origin = unknown.getKey();
        String article = trial.articles().getFirst();
        Headers headers = LogWriter.headers("1.0", "dev.maeari.ArticleViewed")
                .add("maeari_cause", LogWriter.utf8("of no known type"))
                .add("maeari_origin", LogWriter.utf8(origin));
        try (LogWriter log = new LogWriter(site.status().kafka())) {
            log.put(
                    "views.dead",
                    unknown.getValue().partition(),
                    LogWriter.utf8(article),
                    Poison.view(article, "00f3a9c45be21d7f"),
                    headers);
        }
        trial.books().page(article).viewSent("replayed");
        trial.books().page(article).viewAcknowledged("replayed", "");
        site.maeari().launcher().run("dead-letters", "replay", origin);
        site.maeari().launcher().run("dead-letters", "replay", origin);
    }
}
