package dev.maeari.local.building;

import dev.maeari.local.DataFolder;
import dev.maeari.local.Failure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes on with the copied launcher: in this process with its classes alone, or in a process of its own. */
public final class Relocated {
    /** What tells the embedded servers where their files are. */
    public static final String EMBEDDED_HOME = "maeari.embedded.home";

    private Relocated() {}

    /** Calls the main method; what it throws comes out as it is. */
    public static void call(DataFolder data, String mainClass, List<String> arguments) {
        System.setProperty(EMBEDDED_HOME, Staging.embedded(data).toString());
        URLClassLoader copies = new URLClassLoader(urls(Staging.launcher(data)), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(copies);
        try {
            copies.loadClass(mainClass).getMethod("main", String[].class).invoke(null, (Object)
                    arguments.toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw new Failure(message(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new Failure("the copied launcher in %s is broken".formatted(Staging.launcher(data)), e);
        }
    }

    /** The command that does the same elsewhere. */
    public static List<String> command(DataFolder data, String mainClass, List<String> arguments) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-D" + EMBEDDED_HOME + "=" + Staging.embedded(data),
                "-cp",
                Staging.launcher(data) + "/*",
                mainClass);
        return Stream.concat(command.stream(), arguments.stream()).toList();
    }

    private static String message(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    }

    private static URL[] urls(Path folder) {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(Relocated::url).toArray(URL[]::new);
        } catch (IOException e) {
            throw new Failure("can't read " + folder, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
