package dev.maeari.engagement.counting;

import java.util.UUID;

/**
 * What one record says of one member of a set.
 *
 * @param present whether it belongs to the set
 * @param order among the claims about this member the greatest holds
 */
public record Claim(UUID member, boolean present, long order) {}
