package dev.maeari.engagement.counting.growing;

import dev.maeari.engagement.Ids;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Growth;
import dev.maeari.engagement.counting.worker.PartitioningTable;
import dev.maeari.events.Topics;
import dev.maeari.web.CurrentPerson;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How many partitions the topics have, and more of them. */
@Singleton
@Blocking
@Path("/api/engagement/partitions")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class PartitionsResource {
    private final AgroalDataSource dataSource;
    private final Topics topics;
    private final Growing growing;
    private final CurrentPerson people;
    private final Ids ids;

    PartitionsResource(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            AgroalDataSource dataSource,
            Topics topics,
            Clock clock,
            CurrentPerson people,
            Ids ids) {
        this.dataSource = dataSource;
        this.topics = topics;
        this.growing = new Growing(dataSource, bootstrapServers, topics, clock, Patience.USUAL);
        this.people = people;
        this.ids = ids;
    }

    /**
     * What every service must be told.
     *
     * @param partitions as {@code maeari.topics.partitions}
     * @param former as {@code maeari.topics.former-partitions}
     * @param barriers to be kept: a database that does not know them can't be filled from the log
     */
    record Told(int partitions, List<Integer> former, List<Kept> barriers) {
        static Told of(Partitioning known) {
            return new Told(
                    known.partitions(),
                    known.growths().stream().map(Growth::before).toList(),
                    known.growths().stream().flatMap(Kept::of).toList());
        }
    }

    /** One row of the table {@code barriers}. */
    record Kept(int before, String topic, int partition, long position, long logTime) {
        private static final Comparator<Kept> ORDER =
                Comparator.comparing(Kept::topic).thenComparingInt(Kept::partition);

        static Stream<Kept> of(Growth growth) {
            return growth.barriers().entrySet().stream()
                    .map(one -> new Kept(
                            growth.before(),
                            one.getKey().topic().name(),
                            one.getKey().number(),
                            one.getValue().position(),
                            one.getValue().logTime()))
                    .sorted(ORDER);
        }
    }

    /** What is asked for. */
    record Asked(@Nullable Integer partitions) {}

    @GET
    public Told now() {
        try (Connection connection = dataSource.getConnection()) {
            return Told.of(PartitioningTable.of(connection).orElseGet(() -> Partitioning.of(topics.partitions())));
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    /** Comes back when they are in force; until then, some seconds, nothing is appended. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Told grow(@Nullable Asked asked) {
        Integer wanted = asked == null ? null : asked.partitions();
        if (wanted == null || wanted <= topics.partitions() || wanted % topics.partitions() != 0) {
            throw Problem.invalid("partitions", "must be a multiple of the %d there are".formatted(topics.partitions()))
                    .exception();
        }
        try {
            growing.grow(wanted, ids.ordered(), people.get().subject());
            return now();
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        } catch (Refused e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("this process stops");
        }
    }

    private static ProblemException refused(String why) {
        return Problem.of(409, "partitions-not-added", "No partitions were added: %s.".formatted(why))
                .exception();
    }
}
