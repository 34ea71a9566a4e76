package dev.maeari.engagement;

import dev.maeari.web.Problem;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Turns away what another role must answer (RFC 9110, 15.5.20): half an answer from here would be a wrong one. */
class Misdirected {
    private final Roles roles;

    Misdirected(Roles roles) {
        this.roles = roles;
    }

    @ServerRequestFilter
    void refuse(SimpleResourceInfo resource) {
        Class<?> asked = resource.getResourceClass();
        // What Quarkus itself serves has no role.
        if (asked != null && asked.getPackageName().startsWith(Misdirected.class.getPackageName())) {
            ServedBy served = asked.getAnnotation(ServedBy.class);
            Role role = served == null ? Role.API : served.value();
            if (!roles.has(role)) {
                throw Problem.of(
                                421,
                                "misdirected",
                                "This process does not have the role %s; route the request to one that has it."
                                        .formatted(role.name().toLowerCase(Locale.ROOT)))
                        .exception();
            }
        }
    }
}
