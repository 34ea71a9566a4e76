package dev.maeari.local;

import dev.maeari.embedded.Backups;
import dev.maeari.embedded.PostgresSettings;
import dev.maeari.embedded.Restoring;
import dev.maeari.local.building.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the databases back; the log of events goes on from where it is, so that counts come to today by themselves. */
@Command(
        name = "restore",
        description = {
            "Bring the databases back from a backup; the system must be down, what was there is kept beside.",
            "After the next ./maeari up, ./maeari recount --repair hides the comments whose text is lost."
        })
final class RestoreCommand implements Callable<Integer> {
    /** Where a backup keeps what nobody else may know. */
    static final String SECRETS = "secrets.json";

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "Where ./maeari backup put them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "The moment to bring back, such as 2026-05-01T09:30 or 2026-05-01T00:30:00Z (default: all).")
    private @Nullable Instant at;

    @Override
    public Integer call() {
        DataFolder into = data.stopped();
        Terminal terminal = Terminal.standard();
        Staging.useBuilt(ProjectHome.given());
        Backups backups = new Backups(folder.toAbsolutePath().normalize());
        long since = System.nanoTime();
        Secrets secrets = secrets(backups, into);
        PostgresSettings settings = new PostgresSettings(0, secrets.postgres(), into.programs(), true);
        Restoring.Restored restored = new Restoring(backups, into.postgres(), settings).to(at);
        terminal.line("restored %s from %s in %s"
                .formatted(
                        at == null ? "all that was kept" : "the state of " + at,
                        restored.from().folder().getFileName(),
                        Terminal.since(since)));
        if (restored.former() != null) {
            terminal.line(
                    "what was there before is in %s; delete it once nothing is missed".formatted(restored.former()));
        }
        terminal.line("next: ./maeari up, ./maeari recount --repair");
        return 0;
    }

    /** Those of the backup, also in the folder if it is new; else the two must be of one system. */
    private static Secrets secrets(Backups backups, DataFolder into) {
        Path kept = backups.folder().resolve(SECRETS);
        try {
            if (!Files.exists(kept)) {
                throw new Failure(backups.folder() + " holds no backup of ./maeari backup");
            }
            into.claim();
            Secrets secrets = Json.MAPPER.readValue(kept.toFile(), Secrets.class);
            if (!Files.exists(into.secrets())) {
                PrivateFile.write(into.secrets(), secrets);
            } else if (!Secrets.of(into, () -> 0).postgres().equals(secrets.postgres())) {
                throw new Failure("%s is of another system than the backup; restore into an empty folder (--data)"
                        .formatted(into.path()));
            }
            return secrets;
        } catch (IOException e) {
            throw new Failure("can't read %s: %s".formatted(kept, e.getMessage()), e);
        }
    }

    /** With an offset as it says, without one as the clock here shows it. */
    static final class Moment implements CommandLine.ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            TemporalAccessor moment =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return moment instanceof LocalDateTime local
                    ? local.atZone(ZoneId.systemDefault()).toInstant()
                    : Instant.from(moment);
        }
    }
}
