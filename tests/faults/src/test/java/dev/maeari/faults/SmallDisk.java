package dev.maeari.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of a few megabytes that can be filled to the last byte; to mount one needs the rights of root. */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTE = 1024 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether one can be had. */
    static boolean isAllowed() {
        try (SmallDisk probe = of(1)) {
            return Files.exists(probe.folder());
        } catch (AssertionError e) {
            return false;
        }
    }

    static SmallDisk of(int megabytes) {
        try {
            Path folder = Files.createTempDirectory("maeari-disk");
            Commands.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "maeari", folder.toString()));
            return new SmallDisk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Nothing more fits. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            byte[] chunk = new byte[MEGABYTE / 256];
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    void makeRoom() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once nobody writes there any more; nothing the second time. */
    @Override
    public void close() {
        if (Files.exists(folder)) {
            Commands.run(List.of("umount", "-l", folder.toString()));
            Commands.run(List.of("rmdir", folder.toString()));
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }
}
