package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, with JDKs that only say what they were called with, in a tree where all is built. */
class ScriptTest {
    @TempDir
    Path folder = Path.of("/nowhere");

    @BeforeEach
    void tree() throws IOException {
        Path script = Path.of("../../maeari").toAbsolutePath();
        // The folders of this machine must not be seen.
        Files.writeString(folder.resolve("maeari"), Files.readString(script).replace("/usr/lib/jvm", folder + "/jvm"));
        for (String module : List.of("events", "deploy/embedded", "deploy/embedded/kafka", "deploy/local", ".")) {
            Files.createDirectories(folder.resolve(module));
            Files.writeString(folder.resolve(module).resolve("pom.xml"), "<project/>");
        }
        Files.createDirectories(folder.resolve("deploy/local/target/launcher"));
        Files.createDirectories(folder.resolve("deploy/embedded/kafka/target"));
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/launcher.stamp"), "");
    }

    @Test
    void the_jdk_of_java_home_is_taken_if_it_is_new_enough() throws Exception {
        // Given
        Path wanted = jdk("wanted", "21.0.5");
        jdk("jvm/newer", "25");
        // When
        String said = run(Map.of("JAVA_HOME", wanted.toString()), "status");
        // Then
        assertThat(said).startsWith("java of " + wanted).contains("dev.maeari.local.Maeari status");
    }

    @Test
    void an_old_one_is_passed_over_for_the_newest_of_the_usual_folders() throws Exception {
        // Given
        Path old = jdk("old", "17.0.9");
        jdk("jvm/a", "21.0.1");
        Path newest = jdk("jvm/b", "25.0.1");
        jdk("jvm/c", "1.8.0_402");
        // When
        String said = run(Map.of("JAVA_HOME", old.toString()), "status");
        // Then
        assertThat(said).startsWith("java of " + newest);
    }

    @Test
    void a_runtime_without_a_compiler_is_no_jdk() throws Exception {
        // Given
        Path runtime = jdk("jvm/runtime", "25");
        Files.delete(runtime.resolve("bin/javac"));
        // When
        String said = run(Map.of("JAVA_HOME", runtime.toString()), "status");
        // Then
        assertThat(said.lines())
                .singleElement()
                .asString()
                .startsWith("maeari: needs a JDK 21 or newer and found none.");
    }

    @Test
    void a_name_with_spaces_and_hangul_arrives_whole_in_the_plainest_locale() throws Exception {
        // Given
        Path wanted = jdk("wanted", "25");
        // When
        String said = run(Map.of("JAVA_HOME", wanted.toString(), "LC_ALL", "C"), "publish", "내 글.md");
        // Then
        assertThat(said).contains("publish 내 글.md").contains("LC_ALL=C.UTF-8");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = home.resolve("bin").resolve(program);
            Files.writeString(file, "#!/bin/sh\necho \"%s of %s LC_ALL=$LC_ALL $*\"\n".formatted(program, home));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home;
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new java.util.ArrayList<>(List.of("sh", folder.resolve("maeari").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
