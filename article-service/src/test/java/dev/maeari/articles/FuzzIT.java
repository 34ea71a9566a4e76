package dev.maeari.articles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import dev.maeari.testing.fuzzing.Fuzzing;
import dev.maeari.testing.fuzzing.Route;
import dev.maeari.testing.fuzzing.Routes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is sent to this service is answered, and nothing fails of it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
@Tag("long")
class FuzzIT {
    private static final int ROUNDS = 3;

    @Test
    void whatever_is_sent_is_answered() throws IOException {
        // Given
        long seed = Fuzzing.seed();
        Desk author = Desk.author();
        String article = author.drafts("A draft");
        String slug = author.reads(article).extract().path("slug");
        List<Route> routes = Routes.all(Set.of());
        Fuzzing fuzzing = new Fuzzing(
                seed,
                List.of(People.author(), People.operator(), People.reader()),
                List.of(article, slug, "\"1\"", "published", "draft", "ko", "2026-01-01T00:00:00Z", "**word** [a](b)"),
                Map.of("POST /api/articles/media", List.of(image("png"), image("jpg"), image("gif"))));
        // When
        List<String> findings = fuzzing.findings(RestAssured.port, routes, Fuzzing.rounds(ROUNDS));
        // Then
        assertThat(routes).hasSizeGreaterThan(25);
        assertThat(findings).as("-Dmaeari.seed=" + seed).isEmpty();
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
