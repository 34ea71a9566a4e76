package dev.maeari.articles.media;

import static dev.maeari.articles.Desk.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.maeari.articles.Desk;
import dev.maeari.articles.Pictures;
import dev.maeari.articles.Rendering;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class MediaIT {
    private static final int MAX = 5 * 1024 * 1024;

    private final Desk author = Desk.author();

    @Inject
    Rendering rendering;

    private ValidatableResponse upload(byte[] image, String type) {
        return author.asks()
                .contentType(type)
                .body(image)
                .post("/api/articles/media")
                .then();
    }

    @Test
    void an_image_is_kept_under_the_hash_of_its_bytes_for_ever() {
        // Given
        byte[] image = Images.of("png", 64, 48, 1);
        // When
        var answer = upload(image, "image/png");
        // Then
        answer.statusCode(201)
                .body("id", notNullValue())
                .body("url", matchesPattern("/media/[0-9a-f]{64}\\.png"))
                .body("width", equalTo(64))
                .body("height", equalTo(48));
        String url = answer.extract().path("url");
        byte[] shown = anybody()
                .get(url)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asByteArray();
        assertThat(shown).isEqualTo(image);
        String tag = anybody().get(url).header("ETag");
        anybody().header("If-None-Match", tag).get(url).then().statusCode(304);
        assertThat(rendering.html("![a](" + url + " \"b\")")).contains("width=\"64\" height=\"48\"");
        author.writes(Map.of("title", "With a cover", "coverImage", url))
                .statusCode(201)
                .body("coverImage", equalTo(url));
    }

    @Test
    void a_photograph_is_shown_without_the_place_where_it_was_taken() {
        // Given
        byte[] photograph = Photographs.jpeg(Images.of("jpg", 20, 10));
        // When
        var answer = upload(photograph, "image/jpeg");
        // Then
        answer.statusCode(201).body("width", equalTo(10)).body("height", equalTo(20));
        byte[] shown = anybody().get(answer.extract().<String>path("url")).asByteArray();
        assertThat(Photographs.tells(photograph, Photographs.SECRET)).isTrue();
        assertThat(Photographs.tells(shown, Photographs.SECRET)).isFalse();
        assertThat(Photographs.tells(shown, Photographs.PROFILE)).isTrue();
        upload(Arrays.copyOf(photograph, 60), "image/jpeg").statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, Pictures.SLICE})
    void an_image_of_many_slices_comes_whole(int more) {
        // Given
        byte[] image = Arrays.copyOf(Images.of("gif", 6, 6), Pictures.SLICE * 3 + more);
        String url = upload(image, "image/gif").statusCode(201).extract().path("url");
        // When
        byte[] first = anybody().get(url).then().statusCode(200).extract().asByteArray();
        byte[] again = anybody().get(url).asByteArray();
        // Then
        assertThat(first).isEqualTo(image);
        assertThat(again).isEqualTo(image);
        assertThat(anybody().head(url).then().statusCode(200).extract().asByteArray())
                .isEmpty();
    }

    @Test
    void the_same_image_twice_is_one() {
        // Given
        byte[] image = Images.of("gif", 5, 5);
        String first = upload(image, "image/gif").extract().path("id");
        // When
        var again = upload(image, "image/gif");
        // Then
        again.statusCode(201).body("id", equalTo(first));
    }

    @Test
    void an_image_may_come_in_a_form() {
        // Given
        byte[] image = Images.of("jpg", 7, 9);
        // When
        var answer = author.asks()
                .multiPart("file", "사진.jpg", image, "image/jpeg")
                .post("/api/articles/media")
                .then();
        // Then
        answer.statusCode(201).body("url", containsString(".jpg")).body("height", equalTo(9));
        author.asks()
                .multiPart("other", "x.jpg", image, "image/jpeg")
                .post("/api/articles/media")
                .then()
                .statusCode(400)
                .body("field", equalTo("file"));
    }

    @Test
    void an_image_is_what_its_bytes_are_whatever_it_is_called() {
        // Given
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        // When
        var answer = upload(svg, "image/png");
        // Then
        answer.statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:no-image"));
        upload(svg, "image/svg+xml").statusCode(415);
        upload(new byte[0], "image/png").statusCode(415);
        upload(Images.of("png", 2, 2), "text/html").statusCode(415);
        upload(Images.webpExtended(), "image/png").statusCode(201).body("url", containsString(".webp"));
    }

    @Test
    void an_image_may_have_five_mebibytes_and_not_one_byte_more() {
        // Given
        byte[] large = Arrays.copyOf(Images.of("png", 3, 3), MAX);
        // When
        var answer = upload(large, "image/png");
        // Then
        answer.statusCode(201);
        upload(Arrays.copyOf(large, MAX + 1), "image/png")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("field", equalTo("file"));
    }

    @Test
    void only_authors_send_images_and_only_ours_are_shown() {
        // Given
        byte[] image = Images.of("png", 4, 4);
        // When
        var reader = Desk.reader()
                .asks()
                .contentType("image/png")
                .body(image)
                .post("/api/articles/media")
                .then();
        // Then
        reader.statusCode(403);
        anybody()
                .contentType("image/png")
                .body(image)
                .post("/api/articles/media")
                .then()
                .statusCode(401);
        anybody().get("/media/" + "0".repeat(64) + ".png").then().statusCode(404);
        anybody().get("/media/..%2F..%2Fetc%2Fpasswd").then().statusCode(404);
    }
}
