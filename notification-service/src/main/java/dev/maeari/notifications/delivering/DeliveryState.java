package dev.maeari.notifications.delivering;

import java.time.Instant;

/**
 * Where a delivery stands. A transition is a method of the state that allows it; there are no others.
 *
 * <pre>
 *             ┌──────────────── replay ───────────────────────────────────┐
 *             ▼                                                           │
 *          Waiting ──claim──▶ Sending ──sent──▶ Sent                      │
 *                              ▲ │ │ ├──failed (too often), refused──▶ Dead
 *   Retrying ◀──failed, ───────┼─┘ │ └──dropped──▶ Dropped
 *      │        postponed      │   └──withoutContact, withoutArticle──▶ WaitingForContact, WaitingForArticle
 *      └─────────claim─────────┴───────────────────claim────────────────────────────┘
 * </pre>
 *
 * <p>A claim that has lapsed, because its process died, is claimed again; the mail then has the same Message-ID.
 */
sealed interface DeliveryState {

    /** From here sending can begin. */
    sealed interface Claimable extends DeliveryState {
        /** Attempts that were begun. */
        int attempt();

        /** Begins the next attempt; nobody else begins one until then. */
        default Sending claim(Instant until) {
            return new Sending(attempt() + 1, until);
        }
    }

    /** To be sent from the given moment on. */
    record Waiting(Instant due) implements Claimable {
        @Override
        public int attempt() {
            return 0;
        }
    }

    /** Nobody knows how to reach the person; taken up at their first call, given up at the given moment. */
    record WaitingForContact(Instant until) implements Claimable {
        @Override
        public int attempt() {
            return 0;
        }
    }

    /** Its article is not public; taken up when it is, given up at the given moment. */
    record WaitingForArticle(Instant until) implements Claimable {
        @Override
        public int attempt() {
            return 0;
        }
    }

    /** Failed, and to be tried again. */
    record Retrying(int attempt, Instant due, String cause) implements Claimable {}

    /** Somebody is sending it; should they be dead, the claim lapses. */
    record Sending(int attempt, Instant claimedUntil) implements Claimable {

        /** It arrived at the outlet. */
        Sent sent(Instant at) {
            return new Sent(attempt, at);
        }

        /** It did not work this time. */
        DeliveryState failed(String cause, RetryPolicy policy, double jitter, Instant now) {
            return policy.allowsAfter(attempt)
                    ? new Retrying(attempt, now.plus(policy.pause(attempt, jitter)), cause)
                    : new Dead(attempt, cause, now);
        }

        /** It will never work like this. */
        Dead refused(String cause, Instant now) {
            return new Dead(attempt, cause, now);
        }

        /** Something else is away, for which this delivery does not pay with an attempt. */
        Retrying postponed(String cause, RetryPolicy policy, double jitter, Instant now) {
            return new Retrying(attempt - 1, now.plus(policy.pause(attempt, jitter)), cause);
        }

        /** There is no address yet. */
        WaitingForContact withoutContact(Instant until) {
            return new WaitingForContact(until);
        }

        /** Its article is not public now. */
        WaitingForArticle withoutArticle(Instant until) {
            return new WaitingForArticle(until);
        }

        /** It is no longer to be sent. */
        Dropped dropped(DropReason reason, Instant now) {
            return new Dropped(reason, now);
        }
    }

    /** The outlet took it. The end. */
    record Sent(int attempt, Instant at) implements DeliveryState {}

    /** Given up; an operator can replay it. */
    record Dead(int attempt, String cause, Instant at) implements DeliveryState {
        /** Begins anew. */
        Waiting replay(Instant now) {
            return new Waiting(now);
        }
    }

    /** Not sent, and rightly so. The end. */
    record Dropped(DropReason reason, Instant at) implements DeliveryState {}
}
