package dev.maeari.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.embedded.Kafka;
import dev.maeari.embedded.KafkaSettings;
import dev.maeari.local.building.Staging;
import dev.maeari.local.topics.BrokerAccess;
import dev.maeari.local.topics.CountedTopics;
import dev.maeari.local.topics.Exporting;
import dev.maeari.local.topics.Importing;
import dev.maeari.local.topics.Kept;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the log into plain files, and back; adds partitions to it. */
@Command(
        name = "topics",
        description = {
            "Copy the log itself into plain files (export), or fill empty topics from them (import);",
            "add partitions to all topics (grow)."
        })
final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    /** Which broker: that of the local system, or one anywhere. */
    static final class BrokerOption {
        @Mixin
        private DataOption data = new DataOption();

        @Option(
                names = "--bootstrap-servers",
                paramLabel = "HOST:PORT",
                description =
                        "A broker anywhere (let in by KAFKA_SECURITY_… as services are), not that of this machine.")
        private @Nullable String servers;

        @Option(
                names = "--prefix",
                paramLabel = "PREFIX",
                defaultValue = "maeari.",
                description = "Of the topics' names (default: ${DEFAULT-VALUE}).")
        private String prefix = "maeari.";
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say export, import or grow");
    }

    @Command(
            name = "export",
            description = {
                "Copy all topics, while everything runs: one folder per topic and partition, lines of JSON, checksums.",
                "Into a folder with a former copy comes what is new."
            })
    int export(
            @Mixin BrokerOption option,
            @Parameters(paramLabel = "DIR", description = "The folder, best on another disk.") Path folder) {
        long since = System.nanoTime();
        String servers = option.servers == null ? servers(option.data.running()) : option.servers;
        try (BrokerAccess broker = BrokerAccess.of(servers, option.prefix)) {
            Kept kept = new Exporting(broker, folder.toAbsolutePath()).run();
            Terminal.standard()
                    .line("%s holds %d records, all that was appended before %s (%s)"
                            .formatted(folder, kept.records(), kept.at(), Terminal.since(since)));
        }
        return 0;
    }

    @Command(
            name = "import",
            description = {
                "Fill empty topics: the same times, the same offsets. The services must be down.",
                "Databases that are newer than the copy must be restored to a moment before it was made."
            })
    int fill(
            @Mixin BrokerOption option,
            @Option(
                            names = "--replication",
                            defaultValue = "1",
                            paramLabel = "N",
                            description = "Copies of topics that are not there yet (default: ${DEFAULT-VALUE}).")
                    short replication,
            @Parameters(paramLabel = "DIR", description = "As export has filled it.") Path folder) {
        return option.servers == null
                ? here(option, folder.toAbsolutePath())
                : elsewhere(option, option.servers, folder.toAbsolutePath(), replication);
    }

    @Command(
            name = "grow",
            description = {
                "Add partitions to all topics. The number can only be multiplied; see docs/scaling.md.",
                "For some seconds views and likes are answered 503; then the services must be started again."
            })
    int grow(
            @Mixin SiteOption site,
            @Option(
                            names = "--partitions",
                            required = true,
                            paramLabel = "N",
                            description = "As many as there shall be.")
                    int partitions) {
        long since = System.nanoTime();
        try (SiteClient operator = site.as("operator")) {
            JsonNode told = operator.write("POST", "/api/engagement/partitions", Map.of("partitions", partitions), null)
                    .orFail();
            Terminal.standard()
                    .line("every topic has %d partitions now (%s)".formatted(partitions, Terminal.since(since)));
            Terminal.standard().line("keep this with the backups: " + told.path("barriers"));
            Terminal.standard().line("next: " + next(site, told));
        }
        return 0;
    }

    private static String next(SiteOption site, JsonNode told) {
        if (!site.isElsewhere()) {
            return "./maeari down, then ./maeari up; until then views and likes are answered 503";
        }
        String former = StreamSupport.stream(told.path("former").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        return ("start all services with MAEARI_TOPICS_PARTITIONS=%d and MAEARI_TOPICS_FORMER_PARTITIONS=%s;"
                        + " until then views and likes are answered 503")
                .formatted(told.path("partitions").asInt(), former);
    }

    private static int here(BrokerOption option, Path folder) {
        DataFolder data = option.data.stopped();
        data.claim();
        Staging.useBuilt(ProjectHome.given());
        long since = System.nanoTime();
        try (Kafka kafka = Kafka.start(data.kafka(), KafkaSettings.defaults());
                BrokerAccess broker = BrokerAccess.of(kafka.bootstrapServers(), option.prefix)) {
            Importing importing = new Importing(broker, folder);
            CountedTopics.of(data).follow(importing.run((short) 1));
            told(importing.kept(), since);
        }
        return 0;
    }

    private static int elsewhere(BrokerOption option, String servers, Path folder, short replication) {
        long since = System.nanoTime();
        try (BrokerAccess broker = BrokerAccess.of(servers, option.prefix)) {
            Importing importing = new Importing(broker, folder);
            Map<String, String> ids = importing.run(replication);
            told(importing.kept(), since);
            Terminal.standard().line("the topics have new ids; tell the engagement database, before counting starts:");
            CountedTopics.statements(ids)
                    .forEach(statement -> Terminal.standard().line("  " + statement + ";"));
        }
        return 0;
    }

    private static void told(Kept kept, long since) {
        Terminal.standard()
                .line("imported %d records, all that was appended before %s (%s); next: the services, and a recount"
                        .formatted(kept.records(), kept.at(), Terminal.since(since)));
    }

    private static String servers(LocalState state) {
        LocalState.KafkaState kafka = state.kafka();
        if (kafka == null) {
            throw new Failure("Kafka does not run");
        }
        return kafka.bootstrapServers();
    }
}
