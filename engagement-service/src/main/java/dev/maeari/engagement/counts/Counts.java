package dev.maeari.engagement.counts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an article, each with the point of the log that it reflects. What nobody has changed is 0, 0-0.
 *
 * @param uniqueReaders the sum of the article's days of how many different visitors each had, exactly up to 512 a day; it
 *     follows the views by seconds and has no version, so it is no part of what streams tell, where it is null
 */
record Counts(
        ArticleId articleId,
        long views,
        long likes,
        long comments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long uniqueReaders,
        Versions versions) {

    /** How new each number is. */
    record Versions(CountVersion views, CountVersion likes, CountVersion comments) {}

    static Counts none(ArticleId articleId) {
        return new Counts(
                articleId, 0, 0, 0, null, new Versions(CountVersion.NONE, CountVersion.NONE, CountVersion.NONE));
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
                                uniqueReaders,
                                new Versions(version, versions.likes, versions.comments))
                        : this;
            case "likes" ->
                version.isNewerThan(versions.likes)
                        ? new Counts(
                                articleId,
                                views,
                                value,
                                comments,
                                uniqueReaders,
                                new Versions(versions.views, version, versions.comments))
                        : this;
            case "comments" ->
                version.isNewerThan(versions.comments)
                        ? new Counts(
                                articleId,
                                views,
                                likes,
                                value,
                                uniqueReaders,
                                new Versions(versions.views, versions.likes, version))
                        : this;
            // A newer writer's counter, which this version shows nowhere.
            default -> this;
        };
    }

    Counts withUniqueReaders(@Nullable Long number) {
        return new Counts(articleId, views, likes, comments, number, versions);
    }

    /** The newer of each number. */
    Counts newest(Counts other) {
        return with("views", other.views, other.versions.views)
                .with("likes", other.likes, other.versions.likes)
                .with("comments", other.comments, other.versions.comments);
    }
}
