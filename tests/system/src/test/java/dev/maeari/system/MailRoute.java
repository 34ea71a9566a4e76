package dev.maeari.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * The way from notification-service to the mail server, line by line. On request it does what no kill from outside can hit
 * by chance: the server has taken a mail, and the sender dies before it hears of it.
 */
final class MailRoute {
    private static final String TAKEN = "250";
    private static final String GO_ON = "354";

    private final ServerSocket entrance;
    private final IntSupplier server;
    private volatile int port;
    private volatile Ambush ambush = new Ambush("", () -> {});

    private record Ambush(String recipient, Runnable blow) {}

    private MailRoute(ServerSocket entrance, IntSupplier server) {
        this.entrance = entrance;
        this.server = server;
    }

    /** Opens the way to a mail server on this machine, whose port need not be known before the first mail. */
    static MailRoute to(IntSupplier serverPort) {
        try {
            MailRoute route = new MailRoute(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
            Thread.ofVirtual().name("mail-route").start(route::accept);
            return route;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Strikes once, when the server has said yes to the next mail to that address and before its sender hears it. */
    void onceTaken(String recipient, Runnable blow) {
        ambush = new Ambush(recipient, blow);
    }

    /** Asked for once; it never changes. */
    private int serverPort() {
        if (port == 0) {
            port = server.getAsInt();
        }
        return port;
    }

    private void accept() {
        while (true) {
            try {
                Socket sender = entrance.accept();
                Thread.ofVirtual().start(() -> lead(sender));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void lead(Socket sender) {
        try (sender;
                Socket receiver = new Socket(InetAddress.getLoopbackAddress(), serverPort())) {
            Conversation conversation = new Conversation();
            Thread asking = Thread.ofVirtual().start(() -> copy(sender, receiver, conversation::asked));
            copy(receiver, sender, conversation::answered);
            asking.interrupt();
        } catch (IOException e) {
            // Either side may leave at any time.
        }
    }

    /** Sees every line before it is passed on. */
    private interface Watch {
        void see(String line);
    }

    private static void copy(Socket from, Socket to, Watch watch) {
        try {
            InputStream in = new BufferedInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                watch.see(new String(line, ISO_8859_1));
                out.write(line);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // Either side may leave at any time.
        }
    }

    /** With its end; empty at the end of all. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.read();
            if (next >= 0) {
                line.write(next);
            }
        } while (next >= 0 && next != '\n');
        return line.toByteArray();
    }

    /** What has been said on one connection, as far as it matters here. */
    private final class Conversation {
        private volatile String recipient = "";
        private boolean inData;

        void asked(String line) {
            if (line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")) {
                recipient = line;
            }
        }

        void answered(String line) {
            boolean taken = inData && line.startsWith(TAKEN);
            inData = line.startsWith(GO_ON);
            Ambush prepared = ambush;
            if (taken && !prepared.recipient().isEmpty() && recipient.contains(prepared.recipient())) {
                ambush = new Ambush("", () -> {});
                prepared.blow().run();
            }
        }
    }
}
