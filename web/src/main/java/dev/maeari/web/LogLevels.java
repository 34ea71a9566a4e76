package dev.maeari.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How much a part of the service writes into its log, changed while it runs: {@code GET /q/log-levels} tells what is not as
 * it was at the start, {@code PUT /q/log-levels/CATEGORY?level=DEBUG} changes one, {@code DELETE} takes that back. On the
 * management port, which is never routed to the public. A restart forgets it.
 */
@Singleton
class LogLevels {
    private static final String PATH = "/q/log-levels";
    /** Quarkus leaves finer ones out of what it builds. */
    private static final Map<String, Level> LEVELS = Map.of(
            "DEBUG", org.jboss.logmanager.Level.DEBUG,
            "INFO", org.jboss.logmanager.Level.INFO,
            "WARN", org.jboss.logmanager.Level.WARN,
            "ERROR", org.jboss.logmanager.Level.ERROR,
            "OFF", Level.OFF);

    private final ObjectMapper json;
    /** What was changed; the loggers, since one that nobody holds forgets its level. */
    private final Map<String, Changed> changed = new ConcurrentSkipListMap<>();

    private record Changed(Logger logger, @Nullable Level before, String level) {}

    LogLevels(ObjectMapper json) {
        this.json = json;
    }

    void serve(@Observes ManagementInterface management) {
        management.router().get(PATH).handler(this::show);
        management.router().put(PATH + "/:category").handler(this::change);
        management.router().delete(PATH + "/:category").handler(this::takeBack);
    }

    private void show(RoutingContext context) {
        Map<String, String> levels = new TreeMap<>();
        changed.forEach((category, change) -> levels.put(category, change.level()));
        answer(context, 200, "application/json", levels);
    }

    private void change(RoutingContext context) {
        String name = context.request().getParam("level", "");
        Level level = LEVELS.get(name);
        if (level == null) {
            answer(
                    context,
                    400,
                    Problem.MEDIA_TYPE,
                    Problem.of(400, "invalid-level", "level is one of " + new TreeSet<>(LEVELS.keySet()) + ".")
                            .at("level"));
            return;
        }
        Logger logger = Logger.getLogger(context.pathParam("category"));
        changed.merge(
                logger.getName(),
                new Changed(logger, logger.getLevel(), name),
                (first, now) -> new Changed(first.logger(), first.before(), name));
        logger.setLevel(level);
        show(context);
    }

    private void takeBack(RoutingContext context) {
        Changed change = changed.remove(context.pathParam("category"));
        if (change != null) {
            change.logger().setLevel(change.before());
        }
        show(context);
    }

    private void answer(RoutingContext context, int status, String type, Object body) {
        HttpServerResponse response =
                context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
        try {
            response.end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("levels and problems are JSON", e);
        }
    }
}
