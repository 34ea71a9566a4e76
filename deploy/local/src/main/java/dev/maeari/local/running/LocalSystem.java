package dev.maeari.local.running;

import dev.maeari.embedded.Ports;
import dev.maeari.events.Topics;
import dev.maeari.local.DataFolder;
import dev.maeari.local.LocalState;
import dev.maeari.local.Secrets;
import dev.maeari.local.Terminal;
import dev.maeari.local.gateway.Gateway;
import dev.maeari.local.gateway.Route;
import dev.maeari.local.mail.MailCatcher;
import dev.maeari.local.signin.SessionRules;
import dev.maeari.local.signin.SignIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** All components: up in the order in which they lean on each other, down in the opposite one. */
final class LocalSystem {
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);

    private final Secrets secrets;
    private final String site;
    private final String issuer;
    private final LocalState.MailState mailState;
    private final Broker broker;
    private final DatabaseServer databases;
    private final Inside mail;
    private final Inside signIn;
    private final Inside gateway;
    private final Map<Route, Service> services = new EnumMap<>(Route.class);
    /** Those that only count, beside the one that does all. */
    private final List<Service> counting = new ArrayList<>();

    /** What watches all of it, if that is wanted and there. */
    private final List<Prometheus> observers;

    private final Board board;
    private final Together together;
    private final Keeper keeper;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2, runnable -> {
        Thread thread = new Thread(runnable, "start-again");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A system that does not run yet.
     *
     * @param countingInstances how many processes count, at least 1
     * @param observed whether Prometheus runs beside it, where it is installed
     */
    LocalSystem(DataFolder data, int port, int countingInstances, boolean observed, Terminal terminal) {
        site = "http://localhost:" + port;
        secrets = Secrets.of(data, () -> Ports.freeOr(8090));
        int signInPort = signInPort(terminal);
        issuer = SignIn.issuer(signInPort);
        int smtpPort = Ports.freeOr(1025);
        int mailPort = Ports.freeOr(8025);
        mailState = new LocalState.MailState("127.0.0.1:" + smtpPort, "http://localhost:" + mailPort);
        broker = new Broker(data.kafka(), TOPICS);
        databases = new DatabaseServer(data, secrets);
        mail = new Inside("mail", mailState.url(), () -> MailCatcher.start(smtpPort, mailPort));
        signIn = new Inside("sign-in", issuer, () -> SignIn.start(signInPort, SessionRules.of(System.getenv())));
        gateway = new Inside(
                "gateway", site, () -> new Gateway(port, route -> service(route).port()));
        Path applications = data.running().resolve("services");
        service(Route.ARTICLES, data, applications, 256, 8081);
        service(Route.ENGAGEMENT, data, applications, 320, 8082);
        service(Route.NOTIFICATIONS, data, applications, 224, 8083);
        for (int number = 2; number <= countingInstances; number++) {
            counting.add(counting(number, data, applications));
        }
        board = new Board(data, site);
        board.add(List.of(broker, databases, mail, signIn, gateway));
        board.add(all());
        observers = observed ? observers(data, terminal) : List.of();
        board.add(observers);
        observers.forEach(one -> board.tell(new ScrapeTargets(one.targets())));
        board.people(mailState, new LocalState.SignInState(issuer));
        together = new Together(terminal, board);
        keeper = new Keeper(terminal, board, later);
    }

    LocalState.MailState mail() {
        return mailState;
    }

    void start() {
        board.set("starting");
        together.start(List.of(gateway));
        together.start(List.of(broker, databases, mail, signIn));
        LocalState.PostgresState postgres = databases.databases();
        board.infrastructure(new LocalState.KafkaState(broker.bootstrapServers(), TOPICS.prefix()), postgres);
        keeper.keep(broker);
        keeper.keep(databases);
        Topics topics = KnownTopics.of(TOPICS, postgres.engagement());
        ServiceEnvironment environment =
                new ServiceEnvironment(site, topics, broker.bootstrapServers(), issuer, mailState.smtp(), secrets);
        service(Route.ARTICLES).tell(environment.article(postgres.article()));
        service(Route.ENGAGEMENT).tell(environment.engagement(postgres.engagement()));
        service(Route.NOTIFICATIONS).tell(environment.notification(postgres.notification()));
        counting.forEach(one -> one.tell(environment.counting(postgres.engagement())));
        // The one that does all first, since it brings the database up to date.
        together.start(List.copyOf(services.values()));
        together.start(counting);
        all().forEach(keeper::keep);
        together.start(observers);
        observers.forEach(keeper::keep);
        board.set("running");
    }

    /** Gateway, services, Kafka, PostgreSQL: who leans on another goes first. */
    void stop() {
        keeper.end();
        later.shutdownNow();
        board.set("stopping");
        together.stop(observers);
        together.stop(List.of(gateway));
        together.stop(all());
        together.stop(List.of(signIn, mail, broker));
        together.stop(List.of(databases));
        board.set("stopped");
    }

    /** When stopping takes too long. */
    void kill() {
        keeper.end();
        observers.forEach(Prometheus::kill);
        all().forEach(Service::kill);
        broker.kill();
        databases.kill();
    }

    private Service service(Route route) {
        Service service = services.get(route);
        if (service == null) {
            throw new IllegalStateException("no service for " + route);
        }
        return service;
    }

    private void service(Route route, DataFolder data, Path applications, int heap, int port) {
        String name = route.service();
        ServiceSettings settings = new ServiceSettings(name, applications.resolve(name), heap, port, port + 1000);
        services.put(route, new Service(settings, data.service(name), data.log(name)));
    }

    private static Service counting(int number, DataFolder data, Path applications) {
        String name = Route.ENGAGEMENT.service() + "-" + number;
        Path application = applications.resolve(Route.ENGAGEMENT.service());
        ServiceSettings settings = new ServiceSettings(name, application, 192, 8090 + number, 9090 + number);
        return new Service(settings, data.service(name), data.log(name));
    }

    private List<Service> all() {
        return Stream.concat(services.values().stream(), counting.stream()).toList();
    }

    private static List<Prometheus> observers(DataFolder data, Terminal terminal) {
        if (Prometheus.isInstalled()) {
            return List.of(new Prometheus(data));
        }
        terminal.line(
                "--observe: there is no program prometheus on the path, so nobody watches; on Debian and Ubuntu it is the"
                        + " package prometheus");
        return List.of();
    }

    /** The issuer is part of everybody's identity, so its port is kept from run to run. */
    private int signInPort(Terminal terminal) {
        int kept = Ports.freeOr(secrets.signInPort());
        if (kept != secrets.signInPort()) {
            terminal.line("port %d of the sign-in provider is taken; with %d people who sign in count as new ones"
                    .formatted(secrets.signInPort(), kept));
        }
        return kept;
    }
}
