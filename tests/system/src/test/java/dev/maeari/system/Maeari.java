package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A running system with data of its own on free ports; it ends with the JVM. */
public final class Maeari implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Launcher launcher;
    /** What lives for minutes only is sooner done with the first compiler; all that is started inherits it. */
    private final Launcher starter;

    private final MailRoute mailRoute = MailRoute.to(this::smtpPort);
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Status begun;

    private static final class Holder {
        private static final Maeari INSTANCE = new Maeari(1, Map.of());
    }

    private Maeari(int counting, Map<String, String> told, String... more) {
        try {
            data = Files.createTempDirectory("maeari-system");
            Map<String, String> environment = new HashMap<>(Map.of(
                    // Of the profile, since the launcher itself names the mail catcher.
                    "_PROD_QUARKUS_MAILER_PORT",
                    Integer.toString(mailRoute.port()),
                    // A sender that died is taken for dead earlier than in earnest.
                    "MAEARI_NOTIFICATIONS_DELIVERY_PATIENCE",
                    "4s",
                    "MAEARI_NOTIFICATIONS_DELIVERY_LEASE",
                    "9s",
                    // Sessions are renewed often, and each refresh token is taken once.
                    "MAEARI_SIGN_IN_TOKEN",
                    "PT5S",
                    "MAEARI_SIGN_IN_REFRESH_ONCE",
                    "true"));
            environment.putAll(told);
            launcher = new Launcher(data, Map.copyOf(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "maeari-down"));
            environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            starter = new Launcher(data, environment);
            up(freePort(), counting, more);
            begun = noted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that all tests of this JVM share. */
    static Maeari running() {
        return Holder.INSTANCE;
    }

    /** One for the caller alone, which Prometheus watches. */
    static Maeari observed() {
        return new Maeari(1, Map.of(), "--observe");
    }

    /** One for the caller alone, in which so many processes count. */
    public static Maeari counting(int processes) {
        return counting(processes, Map.of());
    }

    /** Likewise, where all services are told more. */
    public static Maeari counting(int processes, Map<String, String> told) {
        return new Maeari(processes, told);
    }

    /** Starts it again where it was, once it has been ended. */
    void upAgain(int counting) {
        up(url().getPort(), counting);
    }

    private void up(int port, int counting, String... more) {
        List<String> up = new ArrayList<>(List.of("up", "--detach", "--no-build", "--port", Integer.toString(port)));
        up.addAll(List.of("--counting", Integer.toString(counting)));
        up.addAll(List.of(more));
        starter.run(up.toArray(String[]::new));
    }

    /** Where it keeps what it has. */
    public Path data() {
        return data;
    }

    public Launcher launcher() {
        return launcher;
    }

    /** By which all its mails go to the mail catcher. */
    MailRoute mailRoute() {
        return mailRoute;
    }

    /** What the command says now; it takes the start of a JVM. */
    public Status status() {
        return Json.read(launcher.run("status", "--json"), Status.class);
    }

    /** Its address, the same as long as it runs. */
    public URI url() {
        return begun.url();
    }

    /** The log, at the same address whenever the broker is started again. */
    public Status.Kafka kafka() {
        return begun.kafka();
    }

    /** Who knows the people. */
    URI issuer() {
        return begun.signIn().issuer();
    }

    /** A bearer token of one of the ready-made people. */
    public String token(String person) {
        return tokens.computeIfAbsent(
                person, name -> launcher.run("token", name).strip());
    }

    /** Kills a component as a crash would; the launcher is expected to start it again. */
    public void kill(String component) {
        end(component, ProcessHandle::destroyForcibly);
    }

    /** Has a component end, and waits until the launcher, which is expected to start it again, has noticed. */
    public void end(String component, Consumer<ProcessHandle> how) {
        ProcessHandle process = processOf(component);
        how.accept(process);
        Awaitility.await(component + " has ended")
                .atMost(PATIENCE)
                .until(() -> process(component).filter(process::equals).isEmpty());
    }

    /** The process that is the component now. */
    public ProcessHandle processOf(String component) {
        return Awaitility.await(component + " runs")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> process(component), Optional::isPresent)
                .orElseThrow();
    }

    /** What the command would say, read where it reads it: who waits and asks often leaves the machine to what is waited for. */
    private Status noted() {
        try {
            return Json.read(Files.readString(data.resolve("state.json")), Status.class);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing runs in " + data, e);
        }
    }

    /** Its process; none while it is started again, even if its number is still shown. */
    private Optional<ProcessHandle> process(String component) {
        Status.Component shown = noted().component(component);
        return shown.state().equals("running") ? ProcessHandle.of(shown.pid()) : Optional.empty();
    }

    /** Waits until everything runs and answers, as after a kill. */
    public void awaitRunning() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(noted().components().stream().map(Status.Component::state))
                        .containsOnly("running"));
    }

    /** What the mail catcher holds for an address. */
    List<JsonNode> mailsTo(String address) {
        JsonNode items = Json.read(Http.get(URI.create(begun.mail().url() + "/api/messages"))
                        .body())
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(mail -> mail.get("to").toString().contains(address))
                .toList();
    }

    private int smtpPort() {
        String smtp = begun.mail().smtp();
        return Integer.parseInt(smtp.substring(smtp.lastIndexOf(':') + 1));
    }

    /** Stops it and deletes its data; nothing the second time. */
    @Override
    public void close() {
        if (!Files.exists(data)) {
            return;
        }
        launcher.tryTo("down");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("could not delete " + data + ": " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
