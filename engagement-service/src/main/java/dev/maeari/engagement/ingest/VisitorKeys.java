package dev.maeari.engagement.ingest;

import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.engagement.VisitorDay;
import dev.maeari.web.Site;
import dev.maeari.web.Trouble;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The key of the day, the same in all instances: whoever comes first makes it, the row wins. An instance that holds it
 * puts it back when a crash of the database has emptied the table, and forgets it, with the row, at the change.
 */
@Singleton
class VisitorKeys {
    private static final int TEND_SECONDS = 20;

    private final DataSource dataSource;
    private final InstantSource clock;
    private final ZoneId zone;
    private final boolean tends;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService tending = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("visitor-keys").daemon().factory());
    private volatile @Nullable VisitorKey key;
    /** By the tending thread alone. */
    private final Trouble trouble = new Trouble("agreeing on the key of the day");

    @Inject
    VisitorKeys(AgroalDataSource dataSource, java.time.Clock clock, Site site, Roles roles) {
        this(dataSource, clock, site.zone(), roles.has(Role.INGEST));
    }

    VisitorKeys(DataSource dataSource, InstantSource clock, ZoneId zone, boolean tends) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.zone = zone;
        this.tends = tends;
    }

    /** The future would tell of a failure, but {@link #tend} lets none out. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void start(@Observes StartupEvent start) {
        if (tends) {
            tending.scheduleWithFixedDelay(this::tend, 0, TEND_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        tending.shutdownNow();
    }

    /** The day's key, if this instance holds it; without waiting. */
    @Nullable
    VisitorKey held() {
        VisitorKey held = key;
        return held != null && held.day().holds(clock.instant()) ? held : null;
    }

    /**
     * The day's key, agreed with the other instances, in any case the one in the table; what is of other days is gone
     * afterwards, here and there.
     */
    synchronized VisitorKey agreed() throws SQLException {
        Instant now = clock.instant();
        VisitorKey held = key;
        VisitorDay day = VisitorDay.of(now, zone);
        byte[] offer = held != null && held.day().equals(day) ? held.bytes() : fresh();
        try (Connection connection = dataSource.getConnection()) {
            byte[] row = VisitorKeyTable.agree(connection, day.date(), offer);
            VisitorKey agreed =
                    held != null && held.day().equals(day) && held.is(row) ? held : new VisitorKey(day, row);
            key = agreed;
            VisitorKeyTable.forgetBefore(connection, day.date(), row);
            return agreed;
        }
    }

    private void tend() {
        try {
            agreed();
            trouble.over();
        } catch (SQLException | RuntimeException e) {
            trouble.happened(e);
        }
    }

    private byte[] fresh() {
        byte[] bytes = new byte[VisitorKey.BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
