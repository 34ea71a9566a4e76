package dev.maeari.engagement.counting;

/**
 * What is known of a member.
 *
 * @param order of the claim that said so
 */
public record MemberState(boolean present, long order) {
    /** Nothing was ever said of it. */
    static final MemberState NEVER = new MemberState(false, Long.MIN_VALUE);
}
