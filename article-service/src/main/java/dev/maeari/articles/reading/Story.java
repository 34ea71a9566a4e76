package dev.maeari.articles.reading;

import java.util.List;

/**
 * An article as its own page shows it.
 *
 * @param body safe HTML
 * @param jsonLd what search engines read, safe inside a script element
 * @param more other articles to go on with
 */
record Story(Card card, String body, List<String> tags, Moment updated, String jsonLd, List<Card> more) {}
