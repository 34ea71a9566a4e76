package dev.maeari.local.demo;

/** What a reader does. Each is one write of the public API, and safe to repeat. */
sealed interface Step {
    /** Opens the article, or loads it again. */
    record View() implements Step {}

    /** Likes it, whether or not that was so before. */
    record Like() implements Step {}

    /** Takes the like back. */
    record Unlike() implements Step {}

    /** Says something, under a name of their own choice. */
    record Comment(String name, String text) implements Step {}
}
