package dev.maeari.engagement;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The roles of this process: {@code maeari.roles}, all of them by default. */
@Singleton
public final class Roles {
    private final Set<Role> taken;

    /**
     * These.
     *
     * @param taken what this process does: {@code ingest}, {@code counting}, {@code api}
     */
    public Roles(@ConfigProperty(name = "maeari.roles", defaultValue = "ingest,counting,api") Set<Role> taken) {
        this.taken = EnumSet.copyOf(taken);
    }

    /** What this process takes on. */
    public Set<Role> all() {
        return EnumSet.copyOf(taken);
    }

    /** Whether this process takes it on. */
    public boolean has(Role role) {
        return taken.contains(role);
    }

    /** Whether this process answers readers at all, and so must know the articles. */
    public boolean serve() {
        return has(Role.INGEST) || has(Role.API);
    }
}
