package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.system.Http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that are longer than their tokens, and their end, at all three services. */
@Tag("long")
class SessionIT {
    private static final String ARTICLES = "/api/articles";
    private static final String NOTIFICATIONS = "/api/notifications";
    private static final String SESSION = "/api/session";

    private static final Maeari MAEARI = Maeari.running();

    private static String article;
    private static String ledger;

    @BeforeAll
    static void start() throws Exception {
        Visitor author = visitor().signsIn("author");
        Answer written = author.posts(ARTICLES, Json.write(java.util.Map.of("title", "Sessions", "body", "Text")));
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        article = Json.read(written.body()).get("id").asText();
        ledger = "/api/engagement/articles/" + article + "/ledger";
        author.posts(ARTICLES + "/" + article + "/publish", "");
        Visitor anybody = visitor();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(anybody.asks("/api/engagement/articles/" + article + "/comments")
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void a_session_outlives_its_token_at_each_service_and_keeps_its_roles() {
        // Given
        Visitor author = visitor().signsIn("author");
        Visitor moderator = visitor().signsIn("moderator");
        Visitor reader = visitor().signsIn("reader");
        Instant expiry = awaitExpired(author, moderator, reader);
        // When
        Answer written = author.posts(ARTICLES, Json.write(java.util.Map.of("title", "Later", "body", "Text")));
        Answer counted = moderator.asks(ledger);
        Answer told = reader.asks(NOTIFICATIONS);
        // Then
        assertThat(List.of(written.status(), counted.status(), told.status())).containsExactly(201, 200, 200);
        assertThat(author.open("/studio").statusCode()).isEqualTo(200);
        assertThat(reader.asks(ledger).status()).isEqualTo(403);
        assertThat(moderator.posts(ARTICLES, "{}").status()).isEqualTo(403);
        for (Visitor one : List.of(author, moderator, reader)) {
            assertThat(one.asks(NOTIFICATIONS).status()).isEqualTo(200);
            assertThat(one.expiry()).isAfter(expiry);
        }
    }

    @Test
    void of_many_that_renew_at_once_none_is_turned_away_although_the_refresh_token_is_good_once() throws Exception {
        // Given
        Visitor author = visitor().signsIn("author");
        Stream<String> paths = Stream.of(ledger, NOTIFICATIONS, SESSION);
        List<String> all =
                paths.flatMap(path -> Stream.generate(() -> path).limit(4)).toList();
        List<Integer> answers = new ArrayList<>();
        // When
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = all.stream()
                    .map(path -> tabs.submit(() -> author.asks(path)))
                    .toList();
            for (Future<Answer> answer : asked) {
                answers.add(answer.get().status());
            }
        }
        // Then
        assertThat(answers).hasSize(12).containsOnly(200);
        awaitExpired(author);
        assertThat(author.asks(ledger).status()).isEqualTo(200);
    }

    @Test
    void who_signs_out_has_signed_out_everywhere_and_is_told_so() {
        // Given
        List<String> asked = List.of(ARTICLES + "?mine=true", ledger, NOTIFICATIONS, SESSION);
        List<Visitor> elsewhere =
                asked.stream().map(path -> visitor().signsIn("operator")).toList();
        Visitor looking = visitor().signsIn("operator");
        Visitor here = visitor().signsIn("operator");
        awaitExpired(Stream.concat(elsewhere.stream(), Stream.of(looking)).toArray(Visitor[]::new));
        // When
        HttpResponse<String> home = here.open("/sign-out");
        // Then
        assertThat(here.isHere(home)).isTrue();
        assertThat(here.asks(SESSION).status()).isEqualTo(401);
        for (int i = 0; i < asked.size(); i++) {
            Answer refused = elsewhere.get(i).asks(asked.get(i));
            assertThat(refused.status()).as(asked.get(i) + refused.body()).isEqualTo(499);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("urn:maeari:problem:session-ended");
            assertThat(elsewhere.get(i).asks(SESSION).status()).isEqualTo(401);
        }
        HttpResponse<String> comments = looking.open("/api/engagement/articles/" + article + "/comments/page");
        assertThat(comments.statusCode()).isEqualTo(200);
        assertThat(looking.isHere(looking.open("/"))).isTrue();
        assertThat(looking.isHere(looking.open("/studio"))).isFalse();
    }

    @Test
    void a_copy_of_a_session_that_was_ended_is_good_for_nothing_although_its_token_is_not_out_of_date() {
        // A slow machine may let the tokens expire meanwhile, by which nothing is shown.
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsMatching(TooLate.class::isInstance)
                .until(() -> {
                    endedWhileItsTokenIsGood();
                    return true;
                });
    }

    private static void endedWhileItsTokenIsGood() {
        // Given
        Visitor another = visitor().signsIn("operator");
        Visitor here = visitor().signsIn("operator");
        Visitor thief = here.copy();
        Instant expiry = Stream.of(another.expiry(), thief.expiry())
                .min(Instant::compareTo)
                .orElseThrow();
        HttpResponse<InputStream> stream = thief.streams(NOTIFICATIONS + "/stream");
        CompletableFuture<Void> streamEnds = CompletableFuture.runAsync(() -> drain(stream.body()));
        List<Integer> before = asks(thief);
        // When
        here.open("/sign-out");
        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> asks(thief).equals(List.of(499, 499, 499)));
        int anothers = another.asks(SESSION).status();
        if (Instant.now().isAfter(expiry)) {
            throw new TooLate();
        }
        assertThat(before).containsOnly(200);
        assertThat(anothers).isEqualTo(200);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(streamEnds).succeedsWithin(Duration.ofSeconds(30));
        // Signing out once more brings it to the provider, and home.
        HttpResponse<String> again = thief.copy().open("/sign-out");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(thief.isHere(again)).isTrue();
    }

    /** What each service answers to a copy, so that no answer takes the cookie back. */
    private static List<Integer> asks(Visitor thief) {
        return Stream.of(ARTICLES + "?mine=true", ledger, NOTIFICATIONS)
                .map(path -> thief.copy().asks(path).status())
                .toList();
    }

    @Test
    void a_sign_in_is_of_the_browser_that_began_it() {
        // When
        String begun = visitor().open("/sign-in?to=/").uri().getQuery();
        // Then
        assertThat(begun).contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256");
        assertThat(visitor().signsIn("author").asks(SESSION).status()).isEqualTo(200);
    }

    private static Visitor visitor() {
        return new Visitor(MAEARI.url());
    }

    /** Until the tokens of all have expired; answers when the last one did. */
    private static Instant awaitExpired(Visitor... visitors) {
        Instant last =
                Stream.of(visitors).map(Visitor::expiry).max(Instant::compareTo).orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Instant.now().isAfter(last.plusSeconds(1)));
        return last;
    }

    private static void drain(InputStream stream) {
        try (stream) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tokens were out of date before all was asked. */
    private static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
