package dev.maeari.engagement.counting.readership;

import dev.maeari.engagement.VisitorDay;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What records of the log say of readers. For one thread. */
public final class ReaderVisits {
    private final EventCodec codec;
    private final Rule rule;
    private final ZoneId zone;
    /** Of the last record: most have the same. */
    private @Nullable VisitorDay day;

    /**
     * By a rule.
     *
     * @param rule says which views may be a reader's
     * @param zone the site's, in which days begin
     */
    public ReaderVisits(Topics topics, Rule rule, ZoneId zone) {
        this.codec = new EventCodec(topics);
        this.rule = rule;
        this.zone = zone;
    }

    /** Somebody looked at an article. */
    public record Visit(ArticleDay articleDay, VisitorDay day, long visitor) {}

    /** The visit of a record of views; null if it is none of a reader. */
    public @Nullable Visit of(ConsumerRecord<byte[], byte[]> record) {
        if (codec.decode(Topic.VIEWS, record) instanceof Decoded.Known(ArticleViewed viewed)
                && rule.takesForReader(viewed.signals())) {
            VisitorDay on = day(Instant.ofEpochMilli(record.timestamp()));
            return new Visit(
                    new ArticleDay(viewed.articleId().value(), on.date()),
                    on,
                    viewed.visitor().value());
        }
        return null;
    }

    /** When a day of visitors begins. */
    public Instant begin(LocalDate date) {
        return VisitorDay.of(date, zone).begin();
    }

    /** The day of visitors to which that moment belongs. */
    public VisitorDay day(Instant at) {
        VisitorDay of = day;
        if (of == null || !of.holds(at)) {
            of = VisitorDay.of(at, zone);
            day = of;
        }
        return of;
    }
}
