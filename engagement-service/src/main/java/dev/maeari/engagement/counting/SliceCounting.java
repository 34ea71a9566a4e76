package dev.maeari.engagement.counting;

import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.Counter.Occurrence;
import dev.maeari.engagement.counting.Entry.Happened;
import dev.maeari.engagement.counting.Entry.Unknown;
import dev.maeari.engagement.counting.Entry.Unreadable;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Event;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what a batch holds of one partition, record by record. */
final class SliceCounting {
    private final Slice slice;
    private final LogPartition partition;
    private final PartitionState state;
    private final Recalled recalled;
    private final Changes changes;
    private final List<Counter> counters;
    private final Map<Occurrence, Visits.Trial> trials;

    SliceCounting(Slice slice, PartitionState state, Recalled recalled, Changes changes) {
        this.slice = slice;
        this.partition = slice.partition();
        this.state = state;
        this.recalled = recalled;
        this.changes = changes;
        this.counters = Counter.of(partition.topic());
        this.trials = state.trials();
    }

    PartitionState.Next run() {
        long remembered = state.rememberedTime();
        long logTime = state.logTime();
        for (Entry entry : slice.entries()) {
            if (entry.offset() < state.position()) {
                remembered = Math.max(remembered, entry.appendedAt());
                remember(entry, VisitGap.second(remembered));
            } else {
                logTime = Math.max(logTime, entry.appendedAt());
                count(entry, VisitGap.second(logTime));
            }
        }
        return state.new Next(state.reach(slice), remembered, trials.values());
    }

    /** Before the position: it was counted then, and only starts the gap now. */
    private void remember(Entry entry, int second) {
        if (entry.content() instanceof Happened happened) {
            trials.forEach((counter, trial) -> trial.repeats(visit(counter, happened.event()), second));
        }
    }

    private void count(Entry entry, int second) {
        switch (entry.content()) {
            case Happened happened -> count(entry, happened.event(), second);
            case Unknown unknown -> pass(unknown.about(), Verdict.UNKNOWN_TYPE);
            case Unreadable unreadable -> pass(unreadable.about(), Verdict.DEAD_LETTER);
        }
    }

    private void count(Entry entry, Event event, int second) {
        boolean first = entry.origin() == null
                || (!recalled.replayed().contains(entry.origin()) && changes.use(entry.origin()));
        for (Counter counter : counters) {
            Verdict verdict = switch (counter) {
                case Occurrence occurrence -> view(occurrence, entry, event, second, first);
                case Membership membership -> claim(membership, entry, event, first);
            };
            changes.enter(new LedgerKey(event.articleId().value(), counter.name(), verdict), Tally.of(event, verdict));
        }
    }

    private Verdict view(Occurrence counter, Entry entry, Event event, int second, boolean first) {
        Visits.Trial trial = trials.get(counter);
        // Every record starts the gap anew, whatever its verdict: what is rebuilt from the log knows no verdicts.
        boolean repeat = trial == null || trial.repeats(visit(counter, event), second);
        if (repeat || !first) {
            return Verdict.REPEAT;
        }
        change(counter, entry, event, 1);
        return Verdict.COUNTED;
    }

    private Verdict claim(Membership counter, Entry entry, Event event, boolean first) {
        if (!first) {
            return Verdict.REPEAT;
        }
        Claim claim = counter.claimOf().of(event, entry.place(partition));
        MemberKey key = new MemberKey(event.articleId().value(), counter.name(), claim.member());
        MemberState known = known(key);
        if (claim.order() <= known.order()) {
            return Verdict.SUPERSEDED;
        }
        changes.learn(key, new MemberState(claim.present(), claim.order()));
        if (claim.present() == known.present()) {
            return Verdict.ALREADY_SO;
        }
        change(counter, entry, event, claim.present() ? 1 : -1);
        return Verdict.COUNTED;
    }

    private MemberState known(MemberKey key) {
        MemberState learnt = changes.members().get(key);
        return learnt != null ? learnt : recalled.members().getOrDefault(key, MemberState.NEVER);
    }

    private void change(Counter counter, Entry entry, Event event, int by) {
        changes.count(
                new CountKey(event.articleId().value(), counter.name()),
                new CountChange(partition.number(), by, entry.offset() + 1));
    }

    private void pass(@Nullable ArticleId about, Verdict verdict) {
        UUID article = about == null ? LedgerKey.nobody(partition.number()) : about.value();
        counters.forEach(counter ->
                changes.enter(new LedgerKey(article, counter.name(), verdict), new Tally(Tally.UNKNOWN, verdict)));
    }

    private static long visit(Occurrence counter, Event event) {
        return Visits.key(event.articleId().value(), counter.visitor().apply(event));
    }
}
