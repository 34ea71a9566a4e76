package dev.maeari.engagement.ingest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.maeari.engagement.ArticleIds;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a view; read by hand, since browsers send it as text when a page is left. */
record ViewRequest(@Nullable String articleId) {
    static final int MAX_BYTES = 4096;

    private static final ObjectReader JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(ViewRequest.class);

    /**
     * The article that was looked at.
     *
     * @throws ProblemException 400 with the field, or 413
     */
    static ArticleId read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw Problem.of(413, "too-large", "A view takes at most " + MAX_BYTES + " bytes.")
                    .exception();
        }
        ViewRequest request = parse(body);
        return ArticleIds.parse(request == null ? null : request.articleId());
    }

    private static @Nullable ViewRequest parse(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        try {
            return JSON.readValue(body);
        } catch (JsonMappingException e) {
            throw Problem.invalid(
                            e.getPath().isEmpty() ? "body" : "articleId", "articleId must be text in a JSON object")
                    .exception();
        } catch (IOException e) {
            // Bytes in none of JSON's encodings are not even a failure of JSON's.
            throw Problem.invalid("body", "the body is not JSON").exception();
        }
    }
}
