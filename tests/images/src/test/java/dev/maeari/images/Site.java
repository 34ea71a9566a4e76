package dev.maeari.images;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.maeari.events.Topics;
import dev.maeari.local.gateway.Gateway;
import dev.maeari.local.gateway.Route;
import dev.maeari.system.Person;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The whole site in containers: Kafka, PostgreSQL and the three services; gateway and sign-in are in this process. */
final class Site implements AutoCloseable {
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);
    static final String PASSWORD = "only-for-a-trial-of-the-images-and-nothing-else";
    private static final int NOON = 12;
    private static final long MEBIBYTE = 1L << 20;
    private static final long MEMORY_OF_KAFKA = 1280 * MEBIBYTE;

    private final Images images;
    private final Network network = Network.newNetwork();
    private final KafkaContainer kafka;
    private final Databases databases;
    private final Provider provider;
    private final MailServer mails;
    private final Map<Route, Service> services = new ConcurrentHashMap<>();
    private final Map<Route, Map<String, String>> told = new ConcurrentHashMap<>();
    private final Gateway gateway = new Gateway(0, this::portOf);

    private Site(Images images) throws IOException, GeneralSecurityException {
        this.images = images;
        provider = new Provider(addressOfThisMachine(network), PASSWORD);
        mails = new MailServer(addressOfThisMachine(network), PASSWORD);
        kafka = new KafkaContainer(DockerImageName.parse(images.kafka()).asCompatibleSubstituteFor("apache/kafka"))
                .withNetwork(network)
                .withListener("kafka:19092")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_HEAP_OPTS", "-Xms768m -Xmx768m")
                .withCreateContainerCmdModifier(command ->
                        Objects.requireNonNull(command.getHostConfig()).withMemory(MEMORY_OF_KAFKA));
        databases = new Databases(images.postgres(), network);
    }

    /** Starts all of it and returns once it is ready. */
    static Site up(Images images) throws Exception {
        Site site = new Site(images);
        try {
            site.start();
            return site;
        } catch (Exception | AssertionError e) {
            site.close();
            throw e;
        }
    }

    URI url() {
        return URI.create("http://localhost:" + gateway.port());
    }

    Person author() {
        return Person.bearing(url(), provider.token("author", "author"));
    }

    Databases databases() {
        return databases;
    }

    /** In which everything is, Kafka at {@code kafka:19092}. */
    String network() {
        return network.getId();
    }

    Provider provider() {
        return provider;
    }

    MailServer mails() {
        return mails;
    }

    Service service(Route route) {
        return Objects.requireNonNull(services.get(route));
    }

    /** Whoever may look at everything, and repair it. */
    Person operator() {
        return Person.bearing(url(), provider.token("operator", "operator"));
    }

    /** The most bytes that all containers together may take, by the engine's limits; what takes more is killed. */
    long memory() {
        return containers()
                .mapToLong(container ->
                        Objects.requireNonNull(container.getHostConfig().getMemory()))
                .sum();
    }

    /** Whether every container still runs as it was started: none was killed for what it took. */
    boolean isUnharmed() {
        return containers()
                .map(container -> Objects.requireNonNull(container.getState()))
                .allMatch(
                        state -> Boolean.TRUE.equals(state.getRunning()) && Boolean.FALSE.equals(state.getOOMKilled()));
    }

    private Stream<InspectContainerResponse> containers() {
        return Stream.concat(
                Stream.of(kafka.getCurrentContainerInfo(), databases.info()),
                services.values().stream().map(Service::info));
    }

    /**
     * Puts another build in the place of a service, as a Deployment with {@code maxUnavailable: 0} does: the new one is
     * ready before the old one is told to go, and the gateway sends it what comes from then on.
     */
    void roll(Route route, String image) {
        Service old = service(route);
        services.put(route, make(route, image).start());
        old.drain();
    }

    /** Tells a service of other secrets, by a rollout. */
    void tell(Route route, Map<String, String> secrets) {
        told.computeIfAbsent(route, none -> new HashMap<>()).putAll(secrets);
        roll(route, images.of(route.service()));
    }

    /** Tells all of them, one after the other. */
    void tell(Map<String, String> secrets) {
        for (Route route : Route.values()) {
            tell(route, secrets);
        }
    }

    @Override
    public void close() {
        gateway.close();
        services.values().forEach(Service::close);
        databases.close();
        kafka.stop();
        mails.close();
        provider.close();
        network.close();
    }

    private void start() throws InterruptedException, ExecutionException, SQLException {
        kafka.start();
        databases.start(PASSWORD);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBootstrapServers()))) {
            admin.createTopics(TOPICS.toCreate()).all().get();
        }
        for (Route route : Route.values()) {
            services.put(route, make(route, images.of(route.service())));
        }
        CompletableFuture.allOf(services.values().stream()
                        .map(service -> CompletableFuture.runAsync(service::start))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private Service make(Route route, String image) {
        Map<String, String> environment = environment(route);
        environment.putAll(told.getOrDefault(route, Map.of()));
        return new Service(image, route.service(), inside(route), network, environment);
    }

    private int portOf(Route route) {
        Service service = services.get(route);
        return service == null ? 0 : service.port();
    }

    private static int inside(Route route) {
        return switch (route) {
            case ARTICLES -> 8081;
            case ENGAGEMENT -> 8082;
            case NOTIFICATIONS -> 8083;
        };
    }

    private Map<String, String> environment(Route route) {
        String database = Databases.of(route);
        Map<String, String> told = new HashMap<>(Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "kafka:19092"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://postgres:5432/" + database),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", PASSWORD),
                Map.entry("QUARKUS_HTTP_HOST", "0.0.0.0"),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0"),
                Map.entry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true"),
                Map.entry("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16"),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", provider.issuer()),
                Map.entry("QUARKUS_OIDC_CREDENTIALS_SECRET", PASSWORD),
                Map.entry("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", PASSWORD),
                Map.entry("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", PASSWORD),
                Map.entry("MAEARI_SITE_URL", url().toString()),
                // About noon, so that no visitor's day ends meanwhile.
                Map.entry("MAEARI_SITE_ZONE", noon()),
                Map.entry("MAEARI_COMMENTS_GUESTS", "true"),
                Map.entry("MAEARI_GUEST_SECRET", PASSWORD)));
        if (route == Route.NOTIFICATIONS) {
            told.putAll(Map.of(
                    "MAEARI_UNSUBSCRIBE_SECRET",
                    PASSWORD,
                    "MAEARI_ENGAGEMENT_URL",
                    "http://engagement-service:8082",
                    "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL",
                    provider.issuer(),
                    "QUARKUS_OIDC_CLIENT_CLIENT_ID",
                    "notification-service",
                    "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                    PASSWORD,
                    "QUARKUS_MAILER_FROM",
                    "no-reply@maeari.invalid"));
            told.putAll(Map.of(
                    "QUARKUS_MAILER_HOST",
                    mails.host(),
                    "QUARKUS_MAILER_PORT",
                    Integer.toString(mails.port()),
                    "QUARKUS_MAILER_LOGIN",
                    "REQUIRED",
                    "QUARKUS_MAILER_USERNAME",
                    MailServer.USER,
                    "QUARKUS_MAILER_PASSWORD",
                    PASSWORD,
                    // Often, so that nobody waits long for a mail that is tried again.
                    "MAEARI_NOTIFICATIONS_DELIVERY_FIRST_PAUSE",
                    "1S",
                    "MAEARI_NOTIFICATIONS_DELIVERY_LONGEST_PAUSE",
                    "5S",
                    "MAEARI_NOTIFICATIONS_DELIVERY_ATTEMPTS",
                    "1000"));
        }
        return told;
    }

    /** As containers of this network see it. */
    private static String addressOfThisMachine(Network network) {
        return Objects.requireNonNull(DockerClientFactory.instance()
                .client()
                .inspectNetworkCmd()
                .withNetworkId(network.getId())
                .exec()
                .getIpam()
                .getConfig()
                .getFirst()
                .getGateway());
    }

    private static String noon() {
        int ahead = NOON - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        // POSIX turns the sign around: Etc/GMT-9 is nine hours ahead.
        return ahead == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(-ahead);
    }
}
