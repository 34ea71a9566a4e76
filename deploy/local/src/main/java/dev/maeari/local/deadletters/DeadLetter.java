package dev.maeari.local.deadletters;

/**
 * Something that could not be processed.
 *
 * @param name by which it is replayed: the origin {@code topic/partition/offset} of a record, the id of a delivery
 * @param times how often it lies there
 * @param cause what was wrong, in one line
 * @param replayed whether it was sent again already
 */
public record DeadLetter(String name, int times, String cause, boolean replayed) {}
