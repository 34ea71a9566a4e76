package dev.maeari.local.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.local.DataFolder;
import dev.maeari.local.ProjectHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    Path folder = Path.of("/nowhere");

    @Test
    void what_runs_survives_a_build_that_writes_in_place_or_deletes() throws Exception {
        // Given
        ProjectHome home = new ProjectHome(folder.resolve("home"));
        DataFolder data = new DataFolder(folder.resolve("data"));
        Path ours = write(home.launcher().resolve("maeari-local.jar"));
        Path theirs = write(home.launcher().resolve("picocli.jar"));
        Path application = write(home.service("article-service").resolve("app/article.jar"));
        write(home.embedded().resolve("target/postgres-18/binaries.jar"));
        write(home.embedded().resolve("target/maeari-embedded.jar"));
        write(home.embedded().resolve("kafka/target/kafka-4/kafka.jar"));
        write(home.service("engagement-service").resolve("quarkus-run.jar"));
        write(home.service("notification-service").resolve("quarkus-run.jar"));
        write(home.rules().resolve("alerts.yaml"));
        // When
        Staging.copy(home, data);
        Files.writeString(ours, "new");
        Files.writeString(application, "new");
        Files.delete(theirs);
        // Then
        assertThat(Staging.launcher(data).resolve("maeari-local.jar")).hasContent("old");
        assertThat(Staging.launcher(data).resolve("picocli.jar")).hasContent("old");
        assertThat(data.running().resolve("services/article-service/app/article.jar"))
                .hasContent("old");
        assertThat(Staging.embedded(data).resolve("kafka/target/kafka-4/kafka.jar"))
                .exists();
        assertThat(data.running().resolve("prometheus/alerts.yaml")).hasContent("old");
        assertThat(Staging.embedded(data).resolve("target")).isDirectoryContaining("glob:**/postgres-18");
        assertThat(Staging.embedded(data).resolve("target/maeari-embedded.jar")).doesNotExist();
    }

    private static Path write(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "old");
    }
}
