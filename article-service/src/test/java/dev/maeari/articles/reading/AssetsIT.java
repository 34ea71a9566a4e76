package dev.maeari.articles.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.maeari.articles.Assets;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class AssetsIT {
    private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject
    Assets assets;

    @Test
    void whatever_a_page_asks_for_may_be_kept_for_ever_imports_included() {
        // Given
        Document page = Readers.parsed(Readers.opens("/", "en"));
        Deque<String> asked = new ArrayDeque<>(page.select("script[src]").eachAttr("src"));
        asked.addAll(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"));
        asked.add(assets.prefix() + "/studio/editor.js");
        Set<String> seen = new LinkedHashSet<>();
        // When
        while (!asked.isEmpty()) {
            String address = asked.pop();
            if (!seen.add(address)) {
                continue;
            }
            Response file = given().get(address);
            // Then
            assertThat(file.statusCode()).as(address).isEqualTo(200);
            assertThat(file.headers().getValues("Cache-Control")).as(address).containsExactly(FOR_EVER);
            if (address.endsWith(".js")) {
                IMPORT.matcher(file.asString())
                        .results()
                        .forEach(use -> asked.add(
                                URI.create(address).resolve(use.group(1)).toString()));
            }
        }
        assertThat(seen).hasSizeGreaterThan(25).allMatch(address -> address.startsWith(assets.prefix() + "/"));
    }

    @Test
    void what_is_there_already_is_not_sent_again_and_stays_for_ever() {
        // Given
        String address = assets.prefix() + "/js/main.js";
        String date = given().get(address).header("Last-Modified");
        // When
        Response again = given().header("If-Modified-Since", date).get(address);
        // Then
        again.then().statusCode(304).header("Cache-Control", FOR_EVER);
    }

    @Test
    void another_versions_address_shows_what_there_is_and_is_not_kept() {
        // Given
        String other = "/assets/0123456789abcdef";
        // When
        Response shown = given().get(other + "/js/main.js");
        // Then
        shown.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("import"));
        given().get(assets.prefix() + "/js/nothing.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", not(containsString("immutable")));
    }

    @Test
    void without_a_fingerprint_it_is_kept_for_a_moment() {
        given().get("/assets/css/base.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=300"));
    }

    @Test
    void browsers_are_told_once_what_they_may_do() {
        // When
        Response file = given().get(assets.prefix() + "/css/base.css");
        // Then
        assertThat(file.headers().getValues("Content-Security-Policy")).hasSize(1);
        assertThat(List.of(file.contentType())).allMatch(type -> type.startsWith("text/css"));
    }
}
