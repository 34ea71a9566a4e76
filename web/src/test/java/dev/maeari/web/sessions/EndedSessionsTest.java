package dev.maeari.web.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.EndedSession;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.400Z");

    private final SessionNames names = new SessionNames(Optional.of("a secret of all three services, 32 characters"));
    private final EndedSessions sessions = new EndedSessions();

    @Test
    void a_session_that_has_ended_is_no_good_in_any_copy_nor_renewed() {
        // Given
        Session session = names.of(token("one", NOON.minusSeconds(60)));
        Session renewed = names.of(token("one", NOON.plusSeconds(2)));
        // When
        end(session, NOON);
        // Then
        assertThat(sessions.contain(session)).isTrue();
        assertThat(sessions.contain(renewed)).isTrue();
    }

    @Test
    void who_is_let_in_again_by_the_provider_under_the_same_name_is_let_in() {
        // When
        end(names.of(token("one", NOON.minusSeconds(60))), NOON);
        // Then
        assertThat(sessions.contain(names.of(token("one", NOON.plusSeconds(3)))))
                .isFalse();
    }

    @Test
    void a_name_that_the_provider_leaves_out_when_it_renews_changes_nothing_for_older_copies() {
        // When
        end(names.of(token(null, NOON.minusSeconds(10))), NOON);
        // Then
        assertThat(sessions.contain(names.of(token("one", NOON.minusSeconds(60)))))
                .isTrue();
    }

    @Test
    void the_end_is_told_to_who_listens_before_and_after_it() {
        // Given
        Session session = names.of(token("one", NOON));
        AssertSubscriber<Boolean> before = listening(session);
        AssertSubscriber<Boolean> other = listening(names.of(token("two", NOON)));
        // When
        end(session, NOON);
        // Then
        before.assertItems(true);
        listening(session).assertItems(true);
        other.assertHasNotReceivedAnyItem();
    }

    @Test
    void other_sessions_of_the_person_go_on_and_so_does_the_next() {
        // When
        end(names.of(token("one", NOON)), NOON);
        // Then
        assertThat(sessions.contain(names.of(token("two", NOON.minusSeconds(60)))))
                .isFalse();
        assertThat(sessions.contain(names.of(token("three", NOON)))).isFalse();
    }

    @Test
    void of_a_provider_without_names_all_sessions_of_the_person_end_but_those_that_come_after() {
        // When
        end(names.of(token(null, NOON.minusSeconds(30))), NOON);
        // Then
        assertThat(sessions.contain(names.of(token(null, NOON.minusSeconds(120)))))
                .isTrue();
        assertThat(sessions.contain(names.of(token(null, NOON.minusSeconds(2)))))
                .isTrue();
        assertThat(sessions.contain(names.of(token(null, NOON)))).isFalse();
        assertThat(sessions.contain(names.of(token(null, NOON.minusSeconds(120)).put("sub", "another"))))
                .isFalse();
    }

    @Test
    void a_provider_whose_clock_is_ahead_changes_nothing_about_the_session_that_ends() {
        // Given
        Session session = names.of(token(null, NOON.plusSeconds(5)));
        // When
        end(session, NOON);
        // Then
        assertThat(sessions.contain(session)).isTrue();
    }

    @Test
    void what_is_told_twice_and_in_any_order_ends_what_the_latest_says() {
        // Given
        Session session = names.of(token(null, NOON.minusSeconds(30)));
        EndedSession later = session.endedAt(NOON);
        EndedSession earlier = session.endedAt(NOON.minusSeconds(60));
        // When
        sessions.add(later, NOON);
        sessions.add(earlier, NOON);
        // Then
        assertThat(sessions.contain(session)).isTrue();
    }

    @Test
    void a_session_older_than_what_is_told_of_lets_nobody_in_whether_or_not_it_has_ended() {
        // Given
        Session old = names.of(token("one", NOON));
        // When / Then
        assertThat(sessions.refuse(old, NOON.plus(EndedSession.KEPT))).isTrue();
        assertThat(sessions.refuse(old, NOON.plus(EndedSession.KEPT).minusSeconds(1)))
                .isFalse();
    }

    @Test
    void it_is_forgotten_once_no_token_can_be_left() {
        // Given
        end(names.of(token("old", NOON)), NOON);
        // When
        Instant later = NOON.plus(EndedSession.KEPT).plus(Duration.ofSeconds(1));
        end(names.of(token("new", later)), later);
        // Then
        assertThat(sessions.size()).isEqualTo(1);
    }

    @Test
    void a_name_says_nothing_to_who_lacks_the_secret() {
        // Given
        JsonObject token = token("one", NOON);
        // When
        String name = names.of(token).own();
        // Then
        assertThat(name).hasSize(64).isEqualTo(names.of(token.copy()).own());
        assertThat(new SessionNames(Optional.of("another secret, of another deployment"))
                        .of(token)
                        .own())
                .isNotEqualTo(name);
        assertThat(names.of(token("one", NOON).put("iss", "https://other.example"))
                        .own())
                .isNotEqualTo(name);
        assertThat(names.of(token(null, NOON).put("sub", "one")).ofPerson()).isNotEqualTo(name);
    }

    private AssertSubscriber<Boolean> listening(Session session) {
        return sessions.endOf(session).subscribe().withSubscriber(AssertSubscriber.create(1));
    }

    private void end(Session session, Instant at) {
        sessions.add(session.endedAt(at), at);
    }

    private static JsonObject token(@Nullable String sid, Instant issued) {
        JsonObject claims = new JsonObject()
                .put("iss", "https://sign-in.example")
                .put("sub", "5f0e8c1a")
                .put("iat", issued.getEpochSecond());
        return sid == null ? claims : claims.put("sid", sid);
    }
}
