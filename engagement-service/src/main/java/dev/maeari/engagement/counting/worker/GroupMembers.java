package dev.maeari.engagement.counting.worker;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Whether others than this process take part in a group, as far as the broker answers. */
record GroupMembers(Admin admin, String group) implements BooleanSupplier {
    private static final Logger LOG = Logger.getLogger(GroupMembers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public boolean getAsBoolean() {
        try {
            return Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                                    .describedGroups()
                                    .get(group))
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .members()
                            .size()
                    > 1;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "nobody knows who takes part group=%s", group);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
