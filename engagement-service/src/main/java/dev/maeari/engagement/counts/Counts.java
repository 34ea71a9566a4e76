package dev.maeari.engagement.counts;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;

/** The numbers of an article, each with the point of the log that it reflects. What nobody has changed is 0, 0-0. */
record Counts(ArticleId articleId, long views, long likes, long comments, Versions versions) {

    /** How new each number is. */
    record Versions(CountVersion views, CountVersion likes, CountVersion comments) {}

    static Counts none(ArticleId articleId) {
        return new Counts(articleId, 0, 0, 0, new Versions(CountVersion.NONE, CountVersion.NONE, CountVersion.NONE));
    }

    /** These with one number changed, or these themselves if that is not newer than what they hold (I4). */
    Counts with(String counter, long value, CountVersion version) {
        return switch (counter) {
            case "views" ->
                version.isNewerThan(versions.views)
                        ? new Counts(
                                articleId,
                                value,
                                likes,
                                comments,
                                new Versions(version, versions.likes, versions.comments))
                        : this;
            case "likes" ->
                version.isNewerThan(versions.likes)
                        ? new Counts(
                                articleId,
                                views,
                                value,
                                comments,
                                new Versions(versions.views, version, versions.comments))
                        : this;
            case "comments" ->
                version.isNewerThan(versions.comments)
                        ? new Counts(
                                articleId, views, likes, value, new Versions(versions.views, versions.likes, version))
                        : this;
            // A newer writer's counter, which this version shows nowhere.
            default -> this;
        };
    }

    /** The newer of each number. */
    Counts newest(Counts other) {
        return with("views", other.views, other.versions.views)
                .with("likes", other.likes, other.versions.likes)
                .with("comments", other.comments, other.versions.comments);
    }
}
