package dev.maeari.local;

import dev.maeari.embedded.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes all that a system has kept. */
@Command(name = "reset", description = "Delete the system's data, logs and secrets; it must be down.")
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        DataFolder folder = data.folder();
        if (!Files.exists(folder.path())) {
            Terminal.standard().line(folder.path() + " is not there");
            return 0;
        }
        data.stopped();
        if (!folder.isMarked()) {
            throw new Failure(folder.path() + " is no data folder of Maeari; nothing was deleted");
        }
        try {
            Folders.delete(folder.path());
        } catch (IOException e) {
            throw new Failure("can't delete all of %s: %s".formatted(folder.path(), e.getMessage()), e);
        }
        Terminal.standard().line("deleted " + folder.path());
        return 0;
    }
}
