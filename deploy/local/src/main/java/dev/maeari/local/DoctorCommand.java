package dev.maeari.local;

import dev.maeari.local.checking.Doctor;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at a site from outside. Exit code 1 if anything is wrong. */
@Command(
        name = "doctor",
        description = {
            "Look at a site from outside, from its name to one view that is really counted,",
            "and say what to do about each thing that is wrong (exit code 1 if anything is).",
            "With an operator's token roles are looked at too, and a mail is sent to that operator."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private SiteOption site = new SiteOption();

    @Override
    public Integer call() {
        Terminal terminal = Terminal.standard();
        URI url = site.url();
        terminal.line(url.toString());
        return new Doctor(terminal, Clock.systemUTC()).examine(url, site.tokenOf("operator")) ? 0 : 1;
    }
}
