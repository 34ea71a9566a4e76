package dev.maeari.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The memory of one engagement-service with many live streams open, each of one article. */
final class OpenStreams implements Measurement {
    private static final Goal MEBIBYTES = Goal.atMost(1024);
    private static final int ARTICLES = 100;
    private static final int NEWS = 1000;

    private final Stack stack;

    OpenStreams(Stack stack) {
        this.stack = stack;
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException {
        List<SocketChannel> open = new ArrayList<>();
        try (Serving serving = Serving.start(stack, plan, "streams", ARTICLES)) {
            double before = Starting.residentMebibytes(serving.service().pid());
            for (int i = 0; i < plan.streams(); i++) {
                if (i % NEWS == 0) {
                    progress.says("opening streams: %,d of %,d".formatted(i, plan.streams()));
                }
                open.add(open(serving, i));
            }
            double after = Starting.residentMebibytes(serving.service().pid());
            return List.of(
                    Line.of("memory-of-%d-streams".formatted(plan.streams()), MEBIBYTES, "MiB", List.of(after)),
                    Line.told("memory-per-stream", "KiB", List.of((after - before) * 1024 / plan.streams())));
        } finally {
            for (SocketChannel stream : open) {
                stream.close();
            }
        }
    }

    /** Returns once its first numbers have come. */
    private static SocketChannel open(Serving serving, int number) throws IOException {
        SocketChannel stream =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), serving.port()));
        String ask = "GET /api/engagement/counts/stream?article=%s HTTP/1.1\r\nHost: localhost:8080\r\n\r\n"
                .formatted(serving.articles().get(number % ARTICLES));
        stream.write(ByteBuffer.wrap(ask.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer answer = ByteBuffer.allocate(4096);
        while (!new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).contains("data:")) {
            if (stream.read(answer) < 0 || !answer.hasRemaining()) {
                throw new IOException("stream %d was refused: %s"
                        .formatted(number, new String(answer.array(), StandardCharsets.US_ASCII)));
            }
        }
        return stream;
    }
}
