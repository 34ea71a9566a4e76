package dev.maeari.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A view of which half has arrived: it is under way until its reader sends the rest. */
final class HalfSent implements AutoCloseable {
    private final Socket socket;
    private final byte[] rest;

    private HalfSent(Socket socket, byte[] rest) {
        this.socket = socket;
        this.rest = rest;
    }

    /** The first half of a view by the reader at that address. */
    static HalfSent view(URI service, String article, String reader) {
        String body = Json.write(Map.of("articleId", article));
        String head = """
                POST /api/engagement/views HTTP/1.1\r
                Host: %s\r
                User-Agent: %s\r
                X-Forwarded-For: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(service.getAuthority(), Person.FIREFOX, reader, body.length());
        int half = body.length() / 2;
        try {
            Socket socket = new Socket(service.getHost(), service.getPort());
            socket.getOutputStream().write(bytes(head + body.substring(0, half)));
            return new HalfSent(socket, bytes(body.substring(half)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the rest; answers the first line of the answer, which is nothing if the connection just ends. */
    String finish() {
        try {
            socket.getOutputStream().write(rest);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "nothing" : line;
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
