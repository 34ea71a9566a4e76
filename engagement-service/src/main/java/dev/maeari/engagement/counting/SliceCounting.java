package dev.maeari.engagement.counting;

import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.Counter.Occurrence;
import dev.maeari.engagement.counting.Entry.Happened;
import dev.maeari.engagement.counting.Entry.Unknown;
import dev.maeari.engagement.counting.Entry.Unreadable;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.Event;
import dev.maeari.events.Signals;
import dev.maeari.events.ViewEvent.ArticleViewed;
import java.util.HashMap;
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
    /** The changes of the articles met, a place for each counter: a record looks here alone. */
    private final Map<UUID, CountChange[]> articles = new HashMap<>();

    private final Judging judging;
    private final Tallies tallies = new Tallies();

    SliceCounting(Slice slice, PartitionState state, Recalled recalled, Changes changes) {
        this.slice = slice;
        this.partition = slice.partition();
        this.state = state;
        this.recalled = recalled;
        this.changes = changes;
        this.judging = new Judging(state.rule());
        this.counters = state.rule().counters(partition.topic());
        this.trials = state.trials(slice.entries().size());
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
        tallies.tell(changes);
        Reach reached = new Reach(Math.max(state.position(), slice.next()), logTime);
        return state.new Next(reached, remembered, trials.values());
    }

    /** Before the position: it was counted then, and only starts the gap now. */
    private void remember(Entry entry, int second) {
        if (entry.content() instanceof Happened(Event event) && !(event instanceof CountAdjusted)) {
            trials.forEach((counter, trial) -> trial.repeats(visit(counter, event), second));
        }
    }

    private void count(Entry entry, int second) {
        switch (entry.content()) {
            case Happened(CountAdjusted adjusted) -> adjust(entry, adjusted, second);
            case Happened(Event event) -> count(entry, event, second);
            case Unknown unknown -> pass(unknown.about(), Verdict.UNKNOWN_TYPE);
            case Unreadable unreadable -> pass(unreadable.about(), Verdict.DEAD_LETTER);
        }
    }

    private void count(Entry entry, Event event, int second) {
        boolean first = first(entry);
        CountChange[] ofArticle = changesOf(event.articleId().value());
        for (int i = 0; i < ofArticle.length; i++) {
            CountChange change = ofArticle[i];
            Verdict verdict = switch (counters.get(i)) {
                case Occurrence occurrence -> occur(occurrence, entry, event, second, first, change);
                case Membership membership -> claim(membership, entry, event, second, first, change);
            };
            change.enter(verdict);
            tallies.enter(event.getClass(), verdict);
        }
    }

    private CountChange[] changesOf(UUID article) {
        CountChange[] found = articles.get(article);
        if (found == null) {
            found = counters.stream()
                    .map(counter -> changes.of(new CountKey(article, counter.name()), partition.number()))
                    .toArray(CountChange[]::new);
            articles.put(article, found);
        }
        return found;
    }

    private boolean first(Entry entry) {
        return entry.origin() == null || (!recalled.replayed().contains(entry.origin()) && changes.use(entry.origin()));
    }

    private Verdict occur(Occurrence counter, Entry entry, Event event, int second, boolean first, CountChange change) {
        Visits.Trial trial = trials.get(counter);
        // Every record starts the gap anew, whatever its verdict: what is rebuilt from the log knows no verdicts.
        boolean repeat = trial == null || trial.repeats(visit(counter, event), second);
        Signals signals = event instanceof ArticleViewed viewed ? viewed.signals() : null;
        Judging.Judgement judgement = judging.of(signals);
        if (judgement.verdict() != null) {
            return judgement.verdict();
        }
        if (repeat || !first) {
            return Verdict.REPEAT;
        }
        if (signals != null && judgement.holds()) {
            signals.heldFor().forEach(change::hold);
            return Verdict.HELD;
        }
        change.count(1, second, entry.offset() + 1);
        return Verdict.COUNTED;
    }

    private Verdict claim(Membership counter, Entry entry, Event event, int second, boolean first, CountChange change) {
        if (!first) {
            return Verdict.REPEAT;
        }
        Claim claim = counter.claimOf().of(event, state.place(entry));
        MemberKey key = new MemberKey(event.articleId().value(), counter.name(), claim.member());
        MemberState known = known(key);
        if (claim.order() <= known.order()) {
            return Verdict.SUPERSEDED;
        }
        changes.learn(key, new MemberState(claim.present(), claim.order()));
        if (claim.present() == known.present()) {
            return Verdict.ALREADY_SO;
        }
        change.count(claim.present() ? 1 : -1, second, entry.offset() + 1);
        return Verdict.COUNTED;
    }

    private MemberState known(MemberKey key) {
        MemberState learnt = changes.members().get(key);
        return learnt != null ? learnt : recalled.members().getOrDefault(key, MemberState.NEVER);
    }

    /** Not a reader's act, so no line of the ledger: it stands apart, by its source. */
    private void adjust(Entry entry, CountAdjusted adjusted, int second) {
        for (Counter counter : counters) {
            if (counter.name().equals(adjusted.counter())) {
                Verdict verdict = first(entry) ? amount(entry, adjusted, second) : Verdict.REPEAT;
                tallies.enter(CountAdjusted.class, verdict);
            }
        }
    }

    private Verdict amount(Entry entry, CountAdjusted adjusted, int second) {
        AdjustmentKey key = AdjustmentKey.of(adjusted);
        Adjustment known = known(key);
        long order = state.place(entry);
        if (order <= known.order()) {
            return Verdict.SUPERSEDED;
        }
        changes.learn(key, new Adjustment(adjusted.amount(), order));
        CountChange change = changes.of(key.count(), partition.number());
        if (adjusted.amount() == known.amount()) {
            return Verdict.ALREADY_SO;
        }
        change.adjust(adjusted.amount() - known.amount(), second, entry.offset() + 1);
        return Verdict.COUNTED;
    }

    private Adjustment known(AdjustmentKey key) {
        Adjustment learnt = changes.adjustments().get(key);
        return learnt != null ? learnt : recalled.adjustments().getOrDefault(key, Adjustment.NEVER);
    }

    private void pass(@Nullable ArticleId about, Verdict verdict) {
        UUID article = about == null ? nobody() : about.value();
        for (Counter counter : counters) {
            changes.of(new CountKey(article, counter.name()), partition.number())
                    .enter(verdict);
            changes.tally(new Tally(Tally.UNKNOWN, verdict), 1);
        }
    }

    /** Where stands what names no article of its partition. */
    private UUID nobody() {
        return new UUID(0, partition.number());
    }

    private static long visit(Occurrence counter, Event event) {
        return Visits.key(event.articleId().value(), counter.visitor().applyAsLong(event));
    }
}
