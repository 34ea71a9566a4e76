package dev.maeari.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a token for scripts. */
@Command(name = "token", description = "Print a bearer token of a person; every API takes it.")
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "PERSON", description = "reader, author, moderator, operator, or any other name.")
    private String person = "";

    @Override
    public Integer call() {
        Terminal.standard().line(Tokens.of(data.running(), person));
        return 0;
    }
}
