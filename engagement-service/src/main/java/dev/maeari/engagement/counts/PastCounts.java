package dev.maeari.engagement.counts;

import dev.maeari.events.ArticleId;
import java.time.Instant;

/**
 * The numbers of an article as they were at a past hour, from the timeline.
 *
 * @param at when that hour began, in log time
 */
record PastCounts(ArticleId articleId, Instant at, long views, long likes, long comments) {
    static PastCounts none(ArticleId articleId, Instant at) {
        return new PastCounts(articleId, at, 0, 0, 0);
    }

    PastCounts with(String counter, long number) {
        return switch (counter) {
            case "views" -> new PastCounts(articleId, at, number, likes, comments);
            case "likes" -> new PastCounts(articleId, at, views, number, comments);
            case "comments" -> new PastCounts(articleId, at, views, likes, number);
            // A newer writer's counter, which this version shows nowhere.
            default -> this;
        };
    }
}
