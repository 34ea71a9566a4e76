package dev.maeari.outbox;

/** A bean of this type may ask the relay to send nothing for a while. */
public interface Resting {

    /** Whether nothing is to be sent now. Asked before each round, so it must not take long. */
    boolean rests();
}
