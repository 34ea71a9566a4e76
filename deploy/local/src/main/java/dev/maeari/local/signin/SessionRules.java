package dev.maeari.local.signin;

import java.time.Duration;
import java.util.Map;

/**
 * How sessions of the local provider go on.
 *
 * @param token how long the tokens of a session are valid
 * @param once whether a refresh token is good once only, and each renewal gives another
 */
public record SessionRules(Duration token, boolean once) {
    /** As Keycloak has them if nobody changes them: five minutes, and the refresh token stays. */
    public static final SessionRules USUAL = new SessionRules(Duration.ofMinutes(5), false);

    /** Those that {@code MAEARI_SIGN_IN_TOKEN} (such as {@code PT2S}) and {@code MAEARI_SIGN_IN_REFRESH_ONCE} ask for. */
    public static SessionRules of(Map<String, String> environment) {
        String token = environment.get("MAEARI_SIGN_IN_TOKEN");
        return new SessionRules(
                token == null ? USUAL.token : Duration.parse(token),
                Boolean.parseBoolean(environment.getOrDefault("MAEARI_SIGN_IN_REFRESH_ONCE", "false")));
    }
}
