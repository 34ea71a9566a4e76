package dev.maeari.engagement.counting.growing;

/** No partitions were added, and everything is as before, but for what the message says. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String why) {
        super(why);
    }
}
