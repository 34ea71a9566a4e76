package dev.maeari.local.deadletters;

import java.util.List;

/** A place where dead letters lie. */
public interface DeadLetters {
    /** What it holds, for people. */
    String what();

    /** All of them. */
    List<DeadLetter> list();

    /** Sends one again. */
    void replay(DeadLetter letter);
}
