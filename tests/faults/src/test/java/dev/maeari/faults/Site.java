package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.system.Http;
import dev.maeari.system.IndependentReader;
import dev.maeari.system.IndependentReader.Numbers;
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
        List<String> articles = IntStream.range(0, number)
                .mapToObj(i -> author.publishes(title + " " + i).get("id").asText())
                .toList();
        articles.forEach(new Shown(status().url())::awaitKnown);
        return articles;
    }

    /** Kills a component as a crash would; the launcher starts it again. */
    void kill(String component) {
        maeari.kill(component);
    }

    /** Sends a signal to a component and waits until it has ended. */
    void end(String component, Signal signal) {
        maeari.end(component, signal::to);
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
        return new Shown(status.url()).numbers(articles);
    }

    /** One of the ready-made people, with a token of now. */
    Person person(String name) {
        return Person.bearing(status.url(), maeari.launcher().run("token", name).strip());
    }

    /**
     * A program that knows only log and API.
     *
     * @param rule {@code by-the-rules} or, as a control, {@code every-record}
     */
    OtherProcess agreement(String rule) {
        Status.Kafka kafka = status.kafka();
        return OtherProcess.start(
                Agreement.class,
                List.of(
                        kafka.bootstrapServers(),
                        kafka.topicPrefix(),
                        status.url().toString(),
                        rule));
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
                application(),
                status,
                url.replace(":" + database().getPort() + "/", ":" + databasePort + "/"),
                Map.of());
    }

    /** One more process that does all there is to do, and takes readers itself; told more than others are. */
    CountingInstance another(Map<String, String> told) {
        CountingInstance another = serving("ingest,counting,api", told);
        another.awaitShare();
        return another;
    }

    /** The same at a port that it has again when it is started again. */
    CountingInstance anotherAt(int port, Map<String, String> told) {
        Map<String, String> more = new HashMap<>(told);
        more.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return another(more);
    }

    /** One more process with these roles. */
    CountingInstance process(String roles) {
        CountingInstance process = serving(roles, Map.of());
        process.awaitReady();
        return process;
    }

    private CountingInstance serving(String roles, Map<String, String> told) {
        Map<String, String> more = new HashMap<>(Map.of(
                "MAEARI_ROLES", roles,
                "MAEARI_COMMENTS_GUESTS", "true",
                "MAEARI_LIMITS_EXEMPT", "127.0.0.0/8,::1",
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1"));
        more.putAll(told);
        return CountingInstance.start(
                application(), status, status.postgres().engagement().jdbcUrl(), more);
    }

    /** The broker, which can be told more than it is told anyway. */
    OwnBroker broker() {
        return new OwnBroker(this);
    }

    /** The same system, whose counts and comments are served at that address. */
    Site servedAt(URI url) {
        return new Site(
                maeari,
                new Status(
                        status.state(),
                        url,
                        status.components(),
                        status.kafka(),
                        status.postgres(),
                        status.mail(),
                        status.signIn()));
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
