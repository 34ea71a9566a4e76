package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_problem_is_the_json_of_rfc_9457() throws Exception {
        // Given
        Problem problem = Problem.of(410, "article-gone", "The article was taken back.");
        // When
        String json = JSON.writeValueAsString(problem.at("articleId"));
        // Then
        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree("""
                {"type":"urn:maeari:problem:article-gone","title":"Article gone","status":410,
                 "detail":"The article was taken back.","field":"articleId"}"""));
    }

    @Test
    void a_problem_that_is_no_field_s_fault_names_none() throws Exception {
        assertThat(JSON.writeValueAsString(Problem.of(503, "later", "Try again.")))
                .doesNotContain("field");
    }

    @Test
    void a_problem_as_an_exception_is_an_answer_without_a_stack_trace() {
        // When
        ProblemException exception = Problem.of(503, "later", "Try again.").retryAfter(2);
        // Then
        assertThat(exception.getStackTrace()).isEmpty();
        assertThat(exception.retryAfter()).isEqualTo(2);
        assertThat(exception.problem().status()).isEqualTo(503);
        assertThat(Problem.of(400, "invalid", "Wrong.").exception().retryAfter())
                .isNull();
    }
}
