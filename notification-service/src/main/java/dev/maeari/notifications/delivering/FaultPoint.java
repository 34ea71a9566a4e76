package dev.maeari.notifications.delivering;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** The moment after the mail server has taken a mail and before that is noted, where a test lets the process die. */
interface FaultPoint {
    void beforeNoting(Delivery delivery);

    /** Nothing happens. */
    @DefaultBean
    @ApplicationScoped
    class None implements FaultPoint {
        @Override
        public void beforeNoting(Delivery delivery) {
            // Only tests let something happen here.
        }
    }
}
