package dev.maeari.local.topics;

import dev.maeari.embedded.Checksum;
import dev.maeari.local.topics.Kept.Piece;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes one piece of a partition: complete under its name, or not at all. */
final class PieceWriter implements AutoCloseable {
    private final Path folder;
    private final String name;
    private final Path fresh;
    private final OutputStream out;
    private long records;

    /**
     * Of a partition.
     *
     * @param folder of the whole copy
     * @param name of the file, within the folder
     */
    PieceWriter(Path folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        this.fresh = folder.resolve(name + ".part");
        Files.createDirectories(fresh.resolveSibling("."));
        this.out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(fresh), 1 << 16), 1 << 16);
    }

    void write(ConsumerRecord<byte[], byte[]> record) throws IOException {
        out.write(Line.of(record));
        out.write('\n');
        records++;
    }

    Piece finish() throws IOException {
        out.close();
        Path file = folder.resolve(name);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return new Piece(name, records, Checksum.of(file));
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(fresh);
    }
}
