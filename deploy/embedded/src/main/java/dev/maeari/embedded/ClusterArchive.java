package dev.maeari.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** The files of a cluster in one compressed file. They change while they are read; the write-ahead log mends that. */
final class ClusterArchive implements AutoCloseable, ClusterFiles.Taker {
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[1 << 16];

    ClusterArchive(Path target) throws IOException {
        GzipParameters quick = new GzipParameters();
        quick.setCompressionLevel(1);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
        tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, quick));
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    @Override
    public void folder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    @Override
    public void file(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            begin(name, size);
            long left = size - copy(in, size);
            while (left > 0) {
                // It was cut meanwhile; the write-ahead log cuts it again.
                int piece = (int) Math.min(left, buffer.length);
                tar.write(new byte[piece]);
                left -= piece;
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException e) {
            // Dropped meanwhile; the write-ahead log knows.
        }
    }

    /** A file that is on no disk yet. */
    void text(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** Lays all of it down in a folder, for nobody but its owner. */
    static void unpack(Path archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            closed(target);
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry leads out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    closed(path);
                } else {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
                entry = tar.getNextEntry();
            }
        }
    }

    private static void closed(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }

    /** At most so many bytes, since it may grow meanwhile. */
    private long copy(InputStream in, long size) throws IOException {
        long copied = 0;
        while (copied < size) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, size - copied));
            if (read < 0) {
                return copied;
            }
            tar.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }
}
