package dev.maeari.local.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sends manuscripts and their pictures to a site, and publishes them. */
public final class Publishing {
    private static final String ARTICLES = "/api/articles";
    private static final String EVENTS = "/api/engagement/events";
    private static final String CARRIED_OVER = "carried-over";

    private final SiteClient site;
    private final SiteClient operator;
    private final Terminal terminal;
    private final Map<Path, String> uploaded = new HashMap<>();

    /**
     * To a site.
     *
     * @param site its client for an author
     * @param operator its client for an operator, who alone may carry numbers over
     */
    public Publishing(SiteClient site, SiteClient operator, Terminal terminal) {
        this.site = site;
        this.operator = operator;
        this.terminal = terminal;
    }

    /**
     * What was published.
     *
     * @param url of its page
     */
    public record Published(String id, String slug, String url, String title) {}

    /** All of the files and folders, or none if a file has a mistake; what is there already is changed. */
    public List<Published> publish(List<Path> given) {
        return Manuscripts.read(given).stream().map(this::publish).toList();
    }

    /** One file as an article of its own, even if its like is there already. */
    public Published publishAnew(Path file) {
        Manuscript manuscript = Manuscripts.read(List.of(file)).getFirst();
        SiteClient.Answer made = site.write("POST", ARTICLES, request(manuscript, null), null);
        return publish(manuscript, check(manuscript, made), "new");
    }

    private Published publish(Manuscript manuscript) {
        terminal.passing("publishing " + manuscript.title());
        String slug = URLEncoder.encode(manuscript.slug(), StandardCharsets.UTF_8);
        JsonNode found =
                check(manuscript, site.get(ARTICLES + "?slug=" + slug)).body().path("items");
        if (found.isEmpty()) {
            SiteClient.Answer made = site.write("POST", ARTICLES, request(manuscript, manuscript.slug()), null);
            return publish(manuscript, check(manuscript, made), "new");
        }
        String address = ARTICLES + "/" + found.get(0).path("id").asText();
        SiteClient.Answer current = check(manuscript, site.get(address));
        SiteClient.Answer changed = site.write("PUT", address, request(manuscript, manuscript.slug()), current.etag());
        return publish(manuscript, check(manuscript, changed), "changed");
    }

    private Published publish(Manuscript manuscript, SiteClient.Answer article, String what) {
        JsonNode current = article.body();
        if (!current.path("status").asText().equals("published")) {
            String address = ARTICLES + "/" + current.path("id").asText() + "/publish";
            current = check(manuscript, site.write("POST", address, null, article.etag()))
                    .body();
        }
        Published published = new Published(
                current.path("id").asText(),
                current.path("slug").asText(),
                current.path("url").asText(),
                current.path("title").asText());
        if (!manuscript.carriedOver().isEmpty()) {
            check(
                    manuscript,
                    operator.send(EVENTS, "application/cloudevents-batch+json", numbers(manuscript, published.id())));
        }
        terminal.line("%-8s %s  %s".formatted(what, published.url(), published.title()));
        return published;
    }

    /** One adjustment for each number; sent again it says the same. */
    private static List<Map<String, Object>> numbers(Manuscript manuscript, String article) {
        return manuscript.carriedOver().entrySet().stream()
                .<Map<String, Object>>map(number -> Map.of(
                        "specversion", "1.0",
                        "type", "dev.maeari.CountAdjusted",
                        "source", "/maeari/publish",
                        "id", article + "/" + number.getKey() + "/" + number.getValue(),
                        "data",
                                Map.of(
                                        "articleId",
                                        article,
                                        "counter",
                                        number.getKey(),
                                        "source",
                                        CARRIED_OVER,
                                        "amount",
                                        number.getValue())))
                .toList();
    }

    private Map<String, Object> request(Manuscript manuscript, @Nullable String slug) {
        Map<String, Object> request = new LinkedHashMap<>();
        UnaryOperator<String> addresses = destination -> address(manuscript, destination);
        put(request, "slug", slug);
        put(request, "title", manuscript.title());
        put(request, "summary", manuscript.summary());
        put(request, "category", manuscript.category());
        put(request, "language", manuscript.language());
        put(request, "tags", manuscript.tags());
        String cover = manuscript.cover();
        put(request, "coverImage", cover == null || !Images.isRelative(cover) ? cover : addresses.apply(cover));
        put(request, "body", Images.replace(manuscript.body(), addresses));
        return request;
    }

    private String address(Manuscript manuscript, String destination) {
        Path picture = Manuscripts.picture(manuscript.file(), destination)
                .orElseThrow(() -> new Failure("%s: picture %s is gone".formatted(manuscript.file(), destination)));
        return uploaded.computeIfAbsent(picture, file -> upload(manuscript, file));
    }

    private String upload(Manuscript manuscript, Path picture) {
        String type = MediaTypes.of(picture.toString()).orElse("application/octet-stream");
        try {
            SiteClient.Answer answer = site.upload(ARTICLES + "/media", Files.readAllBytes(picture), type);
            if (!answer.isOk()) {
                throw new Failure("%s: picture %s was refused: %s"
                        .formatted(manuscript.file(), picture.getFileName(), answer.problem()));
            }
            return answer.body().path("url").asText();
        } catch (IOException e) {
            throw new Failure("can't read %s: %s".formatted(picture, e.getMessage()), e);
        }
    }

    private static SiteClient.Answer check(Manuscript manuscript, SiteClient.Answer answer) {
        if (!answer.isOk()) {
            throw new Failure("%s was refused: %s".formatted(manuscript.file(), answer.problem()));
        }
        return answer;
    }

    private static void put(Map<String, Object> request, String name, @Nullable Object value) {
        if (value != null) {
            request.put(name, value);
        }
    }
}
