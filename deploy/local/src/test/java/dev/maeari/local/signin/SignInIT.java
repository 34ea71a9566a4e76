package dev.maeari.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInIT {
    private static final String AUTHORIZE =
            "/authorize?client_id=maeari&response_type=code&scope=openid&state=s&nonce=n&redirect_uri=http://site.test/back";

    private final HttpClient client = HttpClient.newHttpClient();
    private final SignIn signIn = start(SessionRules.USUAL);

    private static SignIn start(SessionRules rules) {
        try {
            return SignIn.start(0, rules);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        signIn.close();
    }

    @Test
    void its_name_is_the_same_whoever_asks() throws Exception {
        // Given
        URI uri = URI.create(signIn.issuer().replace("localhost", "127.0.0.1") + "/.well-known/openid-configuration");
        // When
        JsonNode configuration = Json.MAPPER.readTree(get(uri.toString(), "en").body());
        // Then
        assertThat(configuration.path("issuer").asText()).isEqualTo(signIn.issuer());
        assertThat(configuration.path("end_session_endpoint").asText()).startsWith(signIn.issuer());
    }

    @Test
    void the_page_offers_four_people_in_the_readers_language_and_asks_no_other_host() throws Exception {
        // Given
        String address = signIn.issuer() + AUTHORIZE;
        // When
        String korean = get(address, "ko-KR,ko;q=0.9").body();
        String english = get(address, "fr,en;q=0.5").body();
        // Then
        assertThat(korean).contains("<html lang=\"ko\">").doesNotContain("{t:");
        assertThat(english).contains("<html lang=\"en\">");
        assertThat(Pattern.compile("name=\"username\" value=").matcher(english).results())
                .hasSize(4);
        assertThat(english).doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void who_signs_in_is_the_same_as_by_password_and_has_the_roles() throws Exception {
        // Given
        JsonNode byPassword = claims(token("grant_type=password&username=author&password=x"), "access_token");
        // When
        JsonNode byPage = claims(codeToken("author"), "id_token");
        // Then
        assertThat(byPage.path("sub")).isEqualTo(byPassword.path("sub"));
        assertThat(byPage.path("aud").asText()).isEqualTo("maeari");
        assertThat(byPage.path("nonce").asText()).isEqualTo("n");
        for (JsonNode person : new JsonNode[] {byPage, byPassword}) {
            assertThat(person.path("preferred_username").asText()).isEqualTo("author");
            assertThat(person.path("email").asText()).isEqualTo("author@maeari.localhost");
            assertThat(person.path("locale").asText()).isEqualTo("ko");
            assertThat(person.path("groups").toString()).isEqualTo("[\"author\"]");
        }
    }

    @Test
    void any_name_is_somebody_without_roles() throws Exception {
        // Given
        String name = "홍 길동";
        // When
        JsonNode person = claims(codeToken(name), "id_token");
        // Then
        assertThat(person.path("name").asText()).isEqualTo(name);
        assertThat(person.path("groups")).isEmpty();
        assertThat(person.path("email").asText()).matches("[a-z0-9.-]+@maeari\\.localhost");
        assertThat(person.path("sub"))
                .isEqualTo(claims(codeToken(name), "id_token").path("sub"));
    }

    @Test
    void our_own_service_has_its_role() throws Exception {
        // Given
        String basic =
                Base64.getEncoder().encodeToString("notification-service:secret".getBytes(StandardCharsets.UTF_8));
        // When
        JsonNode token = token(signIn, "grant_type=client_credentials", "Basic " + basic);
        // Then
        assertThat(claims(token, "access_token").path("groups").toString()).isEqualTo("[\"service\"]");
    }

    @Test
    void a_session_can_be_renewed_as_the_same_person() throws Exception {
        // Given
        JsonNode first = codeToken("moderator");
        // When
        JsonNode second = token("grant_type=refresh_token&refresh_token="
                + first.path("refresh_token").asText());
        // Then
        assertThat(claims(second, "id_token").path("sub"))
                .isEqualTo(claims(first, "id_token").path("sub"));
        assertThat(claims(second, "id_token").path("groups").toString()).isEqualTo("[\"moderator\"]");
    }

    @Test
    void a_session_s_tokens_are_valid_as_long_as_the_rules_say_and_a_program_s_for_hours() throws Exception {
        // Given
        JsonNode session = claims(codeToken("author"), "id_token");
        // When
        JsonNode program = claims(token("grant_type=password&username=author&password=x"), "access_token");
        // Then
        assertThat(valid(session)).isEqualTo(SessionRules.USUAL.token().toSeconds());
        assertThat(valid(program)).isEqualTo(Duration.ofHours(12).toSeconds());
        assertThat(SessionRules.of(Map.of("MAEARI_SIGN_IN_TOKEN", "PT2S", "MAEARI_SIGN_IN_REFRESH_ONCE", "true")))
                .isEqualTo(new SessionRules(Duration.ofSeconds(2), true));
    }

    @Test
    void a_refresh_token_of_an_earlier_run_is_refused() throws Exception {
        // Given
        String stranger = "grant_type=refresh_token&refresh_token=00000000-0000-0000-0000-000000000000";
        // When
        JsonNode answer = token(stranger);
        // Then
        assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.has("id_token")).isFalse();
    }

    @Test
    void a_code_is_good_for_who_knows_what_its_sign_in_began_with() throws Exception {
        // Given
        String verifier = "v".repeat(43);
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String begun = AUTHORIZE + "&code_challenge_method=S256&code_challenge=" + challenge;
        // When
        JsonNode other = token("grant_type=authorization_code&redirect_uri=http://site.test/back&code_verifier="
                + "w".repeat(43) + "&code=" + code(signIn, begun, "author"));
        JsonNode with = token("grant_type=authorization_code&redirect_uri=http://site.test/back&code_verifier="
                + verifier + "&code=" + code(signIn, begun, "author"));
        // Then
        assertThat(other.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(claims(with, "id_token").path("groups").toString()).isEqualTo("[\"author\"]");
    }

    @Test
    void who_signs_out_has_no_session_that_can_be_renewed() throws Exception {
        // Given
        JsonNode here = codeToken("author");
        JsonNode elsewhere = codeToken("author");
        JsonNode other = codeToken("reader");
        // When
        get(
                signIn.issuer() + "/endsession?id_token_hint="
                        + here.path("id_token").asText(),
                "en");
        // Then
        assertThat(renewed(here).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(renewed(elsewhere).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(renewed(other).has("id_token")).isTrue();
    }

    @Test
    void a_refresh_token_is_good_once_where_the_rules_say_so() throws Exception {
        // Given
        JsonNode usual = codeToken("author");
        assertThat(renewed(usual).has("id_token")).isTrue();
        assertThat(renewed(usual).has("id_token")).isTrue();
        try (SignIn strict = start(new SessionRules(Duration.ofMinutes(1), true))) {
            JsonNode first = codeToken(strict, "author");
            // When
            JsonNode second = renewed(strict, first);
            // Then
            assertThat(renewed(strict, first).path("error").asText()).isEqualTo("invalid_grant");
            assertThat(claims(renewed(strict, second), "id_token")
                            .path("groups")
                            .toString())
                    .isEqualTo("[\"author\"]");
        }
    }

    private JsonNode renewed(JsonNode session) throws Exception {
        return renewed(signIn, session);
    }

    private JsonNode renewed(SignIn provider, JsonNode session) throws Exception {
        return token(
                provider,
                "grant_type=refresh_token&refresh_token="
                        + session.path("refresh_token").asText());
    }

    private static long valid(JsonNode claims) {
        return claims.path("exp").asLong() - claims.path("iat").asLong();
    }

    private JsonNode codeToken(String username) throws Exception {
        return codeToken(signIn, username);
    }

    private JsonNode codeToken(SignIn provider, String username) throws Exception {
        return token(
                provider,
                "grant_type=authorization_code&redirect_uri=http://site.test/back&code="
                        + code(provider, AUTHORIZE, username));
    }

    private String code(SignIn provider, String authorize, String username) throws Exception {
        HttpResponse<String> answer = post(
                provider.issuer() + authorize, "username=" + URLEncoder.encode(username, StandardCharsets.UTF_8), "");
        Matcher code = Pattern.compile("http://site\\.test/back\\?.*\\bcode=([^&]+).*")
                .matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(code.matches()).isTrue();
        return code.group(1);
    }

    private JsonNode token(String form) throws Exception {
        return token(signIn, form);
    }

    private JsonNode token(SignIn provider, String form) throws Exception {
        return token(provider, form + "&client_id=maeari&client_secret=x&scope=openid", "");
    }

    private JsonNode token(SignIn provider, String form, String authorization) throws Exception {
        return Json.MAPPER.readTree(
                post(provider.issuer() + "/token", form, authorization).body());
    }

    private static JsonNode claims(JsonNode answer, String kind) throws Exception {
        String token = answer.path(kind).asText();
        assertThat(token).as("%s in %s", kind, answer).contains(".");
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private HttpResponse<String> get(String uri, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Accept-Language", language)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String uri, String form, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
