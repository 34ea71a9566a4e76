package dev.maeari.web;

import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Notes who was not let in, for whoever looks into an attack (ASVS 16.3): what was asked for, never by whom. */
final class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private Refusals() {}

    static void note(String why, RoutingContext request) {
        LOG.infof("refused %s %s: %s", request.request().method(), request.normalizedPath(), why);
    }
}
