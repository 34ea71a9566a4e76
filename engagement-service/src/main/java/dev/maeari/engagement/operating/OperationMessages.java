package dev.maeari.engagement.operating;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the operator's page says, in English; other languages in {@code messages/operation_….properties}. */
@MessageBundle(value = "operation", locale = "en")
interface OperationMessages {
    @Message("Operation")
    String heading();

    @Message("Back to the studio")
    String back();

    @Message("As of {time}.")
    String as_of(String time);

    @Message("Look again")
    String again();

    @Message("Parts")
    String parts();

    @Message(
            "Each service says how the one of its processes is that happened to answer; beside each number stands the metric that has it.")
    String parts_intro();

    @Message("works")
    String up();

    @Message("does not answer")
    String down();

    @Message("not ready")
    String not_ready();

    @Message("since")
    String since();

    @Message("Its numbers")
    String numbers();

    @Message("rule")
    String rule();

    @Message("What it says of itself is fetched by a script; without one, see")
    String script();

    @Message("Counting")
    String counting();

    @Message(
            "On the log and not counted yet, by partition: maeari_counting_lag_records. When a partition was proved last: maeari_proof_age_seconds.")
    String counting_intro();

    @Message("{number} on the log and not counted yet")
    String lag(String number);

    @Message("Partition")
    String partition();

    @Message("Counted up to")
    String position();

    @Message("Not counted yet")
    String lag_column();

    @Message("Proved")
    String proved();

    @Message("Wrong then")
    String wrong();

    @Message("never yet")
    String never();

    @Message("unknown")
    String unknown();

    @Message("By partition")
    String by_partition();

    @Message("Nothing was counted yet.")
    String nothing_counted();

    @Message("Kafka does not answer: what is on the log can't be told now.")
    String kafka_away();

    @Message("The database does not answer: what is counted can't be told now.")
    String database_away();

    @Message("Dead letters")
    String letters();

    @Message(
            "Records that could not be processed, the newest first: ./maeari dead-letters list, maeari_dead_letters_total. A replay appends one to its topic again; each is counted once.")
    String letters_intro();

    @Message("No record waits here.")
    String no_letters();

    @Message("{number} of this cause, kept by {who}")
    String of_cause(String number, String who);

    @Message("Replay all of this cause")
    String replay_cause();

    @Message("Replay")
    String replay();

    @Message("Replay {name}")
    String replay_one(String name);

    @Message("Replayed: {number}. What can't be processed still comes back in a moment.")
    String replayed(String number);

    @Message("It could not be replayed now. Try again in a moment.")
    String not_replayed();

    @Message("And {number} more: ./maeari dead-letters list")
    String more_letters(String number);

    @Message("Recounts")
    String recounts();

    @Message("All numbers computed from the log again: ./maeari recount, maeari_recount_differences.")
    String recounts_intro();

    @Message("None was asked for yet.")
    String no_recounts();

    @Message("Asked for")
    String asked();

    @Message("State")
    String state();

    @Message("Records")
    String records();

    @Message("Differences left")
    String differences();

    @Message("waiting")
    String state_waiting();

    @Message("running")
    String state_running();

    @Message("done")
    String state_done();

    @Message("failed")
    String state_failed();

    @Message("Outbox")
    String outbox();

    @Message("Comments and dead letters on their way to Kafka: maeari_outbox_pending, maeari_outbox_oldest_seconds.")
    String outbox_intro();

    @Message("{number} on their way; the oldest for {seconds} s")
    String outbox_pending(String number, String seconds);

    @Message("Deliveries")
    String deliveries();

    @Message(
            "Notices that were given up: ./maeari dead-letters list, maeari_deliveries_dead. How many are on their way stands with notification-service above.")
    String deliveries_intro();

    @Message("None was given up.")
    String no_deliveries();

    @Message("They can't be told now.")
    String deliveries_away();

    @Message("The list is fetched by a script; without one: ./maeari dead-letters list")
    String deliveries_script();

    @Message("Begun anew.")
    String begun();
}
