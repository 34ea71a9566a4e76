package dev.maeari.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that everybody can read is a secret. */
class SecretsTest {
    /** Made up for tests, of no use anywhere else. */
    private static final Set<String> DECLARED = Set.of(
            "secret-of-the-tests-0123456789",
            "secret-of-the-service-in-tests-0123456789",
            "0123456789abcdef0123456789abcdef");

    /** What must be found; put together here, or it would be found here. */
    static List<String> planted() {
        String random = "q7Zp2LkX9vB4tN8s";
        return List.of(
                "-----BEGIN " + "PRIVATE KEY-----\n" + random + random,
                "-----BEGIN " + "RSA PRIVATE KEY-----\n" + random + random,
                "AKIA" + "Q7ZP2LKX9VB4TN8S",
                "gh" + "p_" + (random + random + random).substring(0, 36),
                "npm" + "_" + (random + random + random).substring(0, 36),
                "xox" + "b-" + random + random,
                "sk" + "_live_" + random + random,
                "ey" + "Jq7Zp2LkX9vB4tN8s.ey" + "Jq7Zp2LkX9vB4tN8s." + random,
                "jdbc:postgresql" + "://me:" + random + "@db/x",
                "MAEARI_GUEST_SECRET" + "=" + random,
                "  password" + ": \"" + random + "\"",
                "\"apiKey\"" + ": \"" + random + "\"");
    }

    @Test
    void no_file_has_a_secret() {
        assertThat(Secrets.in(Sources.REPOSITORY, DECLARED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_secret_is_found_and_not_repeated(String secret, @TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("notes.txt"), "before\n" + secret + "\nafter\n");
        // When
        List<String> found = Secrets.in(folder, DECLARED);
        // Then
        assertThat(found).isNotEmpty().allMatch(line -> line.startsWith("notes.txt has a"));
        assertThat(found).noneMatch(line -> line.contains("q7Zp2LkX9"));
    }

    @Test
    void a_file_for_keys_is_found_by_its_name(@TempDir Path folder) throws IOException {
        // Given
        Files.createFile(folder.resolve("broker.p12"));
        // When, Then
        assertThat(Secrets.in(folder, DECLARED)).containsExactly("broker.p12 is a file for keys");
    }

    @Test
    void what_only_speaks_of_secrets_is_none(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("notes.txt"), """
                --from-literal=MAEARI_GUEST_SECRET=$(random)
                password = configuration.databasePassword()
                key: QUARKUS_DATASOURCE_PASSWORD
                -----BEGIN CERTIFICATE-----
                """);
        // When, Then
        assertThat(Secrets.in(folder, DECLARED)).isEmpty();
    }
}
