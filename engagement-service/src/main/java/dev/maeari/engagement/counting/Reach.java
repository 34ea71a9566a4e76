package dev.maeari.engagement.counting;

/**
 * Where counting stands in a partition.
 *
 * @param position the offset of the next record to count
 * @param logTime the latest append time before it, in milliseconds
 */
public record Reach(long position, long logTime) {}
