package dev.maeari.local.checking;

import java.io.IOException;

/** One look at a site. */
interface Check {
    /** What is looked at, in a word or two. */
    String name();

    /** What to do if nothing answers. */
    String advice();

    /** Looks; a failure to get an answer is an exception. */
    Finding look() throws IOException, InterruptedException;

    /** One that is written in place. */
    static Check of(String name, String advice, Look look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String advice() {
                return advice;
            }

            @Override
            public Finding look() throws IOException, InterruptedException {
                return look.look();
            }
        };
    }

    /** The look itself. */
    @FunctionalInterface
    interface Look {
        Finding look() throws IOException, InterruptedException;
    }
}
