package dev.maeari.articles.reading;

import static io.restassured.RestAssured.given;

import dev.maeari.articles.Desk;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/** Readers of the site, and an article for them to read. */
final class Readers {
    private Readers() {}

    /** The address of a new article that readers can read, with those numbers. */
    static String article(String title, long views, long likes, long comments, AgroalDataSource database)
            throws SQLException {
        Desk author = Desk.author();
        String id = author.writes(Map.of(
                        "title",
                        title,
                        "summary",
                        "About " + title,
                        "category",
                        "Sounds",
                        "tags",
                        List.of("echo", "mountain"),
                        "language",
                        "en",
                        "body",
                        "A body with a [link](https://example.org).\n\n## Part\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
                .statusCode(201)
                .extract()
                .path("id");
        counted(UUID.fromString(id), "views", views, database);
        counted(UUID.fromString(id), "likes", likes, database);
        counted(UUID.fromString(id), "comments", comments, database);
        author.publishes(id).statusCode(200);
        Desk.awaitShown(id);
        String slug = author.reads(id).extract().path("slug");
        return Address.ofSlug(slug);
    }

    /** The page, as a browser with that preference gets it. */
    static Response opens(String path, String acceptLanguage) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", acceptLanguage)
                .get(path);
    }

    static Document parsed(Response response) {
        return Jsoup.parse(response.asString());
    }

    /** What a strict reader of HTML finds wrong. */
    static List<ParseError> faults(Response response) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        parser.parseInput(response.asString(), "http://localhost/");
        return List.copyOf(parser.getErrors());
    }

    /** Another number for one of an article's counters, without a word to the service. */
    static void recounted(String address, String counter, long value, AgroalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE counts SET value = ? WHERE counter = ?
                        AND article_id = (SELECT id FROM articles WHERE slug = ?)""")) {
            update.setLong(1, value);
            update.setString(2, counter);
            update.setString(3, address.substring(address.lastIndexOf('/') + 1));
            update.executeUpdate();
        }
    }

    private static void counted(UUID article, String counter, long value, AgroalDataSource database)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO counts (article_id, counter, value, generation, position) VALUES (?, ?, ?, 0, 4711)")) {
            insert.setObject(1, article);
            insert.setString(2, counter);
            insert.setLong(3, value);
            insert.executeUpdate();
        }
    }
}
