package dev.maeari.testing.fuzzing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** HTTP by hand: no client would send what is sent here. */
final class RawHttp {
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private RawHttp() {}

    /**
     * The beginning of an answer; a stream has no end to be waited for.
     *
     * @param status 0 if the connection ended without an answer
     */
    record Answer(int status, String head) {
        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    /**
     * Sends the bytes and reads the head of the answer.
     *
     * @throws java.net.SocketTimeoutException if there is none in that time
     */
    static Answer ask(int port, byte[] request, Duration patience) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            String head = head(socket.getInputStream());
            return new Answer(head.startsWith("HTTP/1.") ? Integer.parseInt(head.substring(9, 12)) : 0, head);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length && read.size() < LARGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.write(next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
