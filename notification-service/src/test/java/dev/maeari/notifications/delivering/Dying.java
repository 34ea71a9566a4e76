package dev.maeari.notifications.delivering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the sender die after the mail server has taken a mail and before that is noted, once per person named. */
@ApplicationScoped
class Dying implements FaultPoint {
    private static final Set<String> VICTIMS = ConcurrentHashMap.newKeySet();

    static void atTheNextMailTo(String subject) {
        VICTIMS.add(subject);
    }

    @Override
    public void beforeNoting(Delivery delivery) {
        if (VICTIMS.remove(delivery.recipient())) {
            throw new Death();
        }
    }

    /** No exception that anything catches: nothing after it happens, as when the process is killed. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
