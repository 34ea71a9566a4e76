package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http;
import dev.maeari.system.Http.Answer;
import dev.maeari.system.IndependentReader;
import dev.maeari.system.IndependentReader.Numbers;
import dev.maeari.system.Json;
import dev.maeari.system.Maeari;
import dev.maeari.system.Person;
import dev.maeari.system.Status;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * The running system that all scenarios share: two processes count.
 *
 * @param status as it was at first; what does not change when a component is started again holds
 */
record Site(Maeari maeari, Status status) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int COUNTING = 2;
    /** Held, so that its level stays: the clients tell of each connection that a fault ends. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    static Site start() {
        CLIENTS.setLevel(Level.SEVERE);
        Maeari maeari = Maeari.counting(COUNTING);
        return new Site(maeari, maeari.status());
    }

    /** Fresh articles, in as many partitions as chance will have it. */
    List<String> publish(String title, int number) {
        Person author = Person.signedIn(maeari, "author");
        return IntStream.range(0, number)
                .mapToObj(i -> author.publishes(title + " " + i).get("id").asText())
                .toList();
    }

    /** Kills a component as a crash would; the launcher starts it again. */
    void kill(String component) {
        ProcessHandle process = maeari.processOf(component);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends a signal to a component and waits until it has ended. */
    void end(String component, Signal signal) {
        ProcessHandle process = maeari.processOf(component);
        signal.to(process);
        process.onExit().join();
    }

    /** Waits until every component runs, and reads are answered. */
    void awaitRunning() {
        maeari.awaitRunning();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Http.get(status.url()
                                        .resolve("/api/engagement/counts?article="
                                                + "01980f3c-5a10-7c3e-9b1f-2d3c4b5a6978"))
                                .status())
                        .isEqualTo(200));
    }

    /** What readers are shown, by the API; nothing while it is not answered. */
    Map<String, Numbers> shown(Collection<String> articles) {
        Map<String, Numbers> shown = new HashMap<>();
        String query = String.join("&article=", articles);
        Answer answer = Http.get(status.url().resolve("/api/engagement/counts?article=" + query));
        if (answer.status() == 200) {
            for (JsonNode counts : Json.read(answer.body()).get("items")) {
                shown.put(
                        counts.get("articleId").asText(),
                        new Numbers(
                                counts.get("views").asLong(),
                                counts.get("likes").asLong(),
                                counts.get("comments").asLong()));
            }
        }
        return shown;
    }

    /** What the numbers must be: computed from the log without a class of the services. */
    Map<String, Numbers> proved() {
        return IndependentReader.of(status.kafka()).read();
    }

    LogReader log() {
        return new LogReader(status.kafka());
    }

    /** One more counting process, whose connections to the database go to that port. */
    CountingInstance counting(int databasePort) {
        String url = status.postgres().engagement().jdbcUrl();
        return CountingInstance.start(
                application(), status, url.replace(":" + database().getPort() + "/", ":" + databasePort + "/"));
    }

    CountingInstance counting() {
        return counting(database().getPort());
    }

    /** A wire to the database. */
    Wire wire() {
        return Wire.to(database().getHost(), database().getPort());
    }

    private URI database() {
        return URI.create(status.postgres().engagement().jdbcUrl().substring("jdbc:".length()));
    }

    private Path application() {
        return maeari.data().resolve("run/services/engagement-service");
    }
}
