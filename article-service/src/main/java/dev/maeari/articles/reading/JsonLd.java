package dev.maeari.articles.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maeari.articles.Page;
import dev.maeari.articles.PublishedArticle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What search engines and readers' tools are told about an article, its numbers among it (schema.org). */
@ApplicationScoped
class JsonLd {
    private static final String SCHEMA = "https://schema.org";
    private static final Map<String, String> ACTIONS =
            Map.of("views", "ViewAction", "likes", "LikeAction", "comments", "CommentAction");

    private final ObjectMapper mapper;

    JsonLd(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** JSON that is safe inside a script element. */
    String of(PublishedArticle article, Card card, Page page) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("@context", SCHEMA);
        facts.put("@type", "Article");
        facts.put("headline", article.title());
        facts.put("description", card.summary());
        facts.put("inLanguage", article.language());
        facts.put("datePublished", article.publishedAt().toString());
        facts.put("dateModified", article.updatedAt().toString());
        facts.put("author", Map.of("@type", "Person", "name", article.authorName()));
        facts.put(
                "publisher", Map.of("@type", "Organization", "name", page.site().name(), "url", page.address("/")));
        facts.put("mainEntityOfPage", page.address(card.address()));
        if (card.cover() != null) {
            facts.put("image", page.address(card.cover().url()));
        }
        if (!article.category().isEmpty()) {
            facts.put("articleSection", article.category());
        }
        facts.put("keywords", article.tags());
        facts.put("commentCount", card.comments().value());
        facts.put("interactionStatistic", interactions(card.counts()));
        try {
            return mapper.writeValueAsString(facts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers become JSON", e);
        }
    }

    private static List<Map<String, Object>> interactions(List<Count> counts) {
        return counts.stream()
                .map(count -> Map.<String, Object>of(
                        "@type",
                        "InteractionCounter",
                        "interactionType",
                        SCHEMA + "/" + ACTIONS.get(count.kind()),
                        "userInteractionCount",
                        count.value()))
                .toList();
    }
}
