package dev.maeari.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.maeari.local.Json;
import dev.maeari.local.Languages;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SMTP server that delivers to nobody, with a page and JSON that show what it took. Mails are gone when it ends. */
public final class MailCatcher implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,9})(/html)?");
    private static final String HTML = "text/html; charset=utf-8";

    private final GreenMail smtp;
    private final HttpServer http;

    private MailCatcher(GreenMail smtp, HttpServer http) {
        this.smtp = smtp;
        this.http = http;
    }

    /** Starts both servers on 127.0.0.1. */
    public static MailCatcher start(int smtpPort, int httpPort) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, httpPort), 0);
        MailCatcher catcher = new MailCatcher(smtp, http);
        smtp.start();
        http.createContext("/", catcher::answer);
        http.start();
        return catcher;
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Locale language = Languages.of(exchange.getRequestHeaders().getFirst("Accept-Language"));
            Matcher message = MESSAGE.matcher(path);
            if (path.equals("/api/messages")) {
                respond(exchange, 200, "application/json", Json.MAPPER.writeValueAsString(Map.of("items", mails())));
            } else if (path.equals("/")) {
                respond(exchange, 200, HTML, MailPages.list(mails(), language));
            } else if (message.matches()) {
                show(exchange, message.group(1), message.group(2) != null, language);
            } else {
                respond(exchange, 404, "text/plain", "not here\n");
            }
        }
    }

    private void show(HttpExchange exchange, String id, boolean bare, Locale language) throws IOException {
        List<CaughtMail> found =
                mails().stream().filter(mail -> mail.id().equals(id)).toList();
        if (found.isEmpty()) {
            respond(exchange, 404, "text/plain", "no such mail\n");
            return;
        }
        CaughtMail mail = found.getFirst();
        if (bare) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src *");
            respond(exchange, 200, HTML, mail.html() == null ? "" : mail.html());
        } else {
            respond(exchange, 200, HTML, MailPages.one(mail, language));
        }
    }

    /** The newest first. */
    private List<CaughtMail> mails() {
        MimeMessage[] messages = smtp.getReceivedMessages();
        List<CaughtMail> mails = new ArrayList<>();
        for (int number = messages.length; number > 0; number--) {
            mails.add(CaughtMail.of(number, messages[number - 1]));
        }
        return mails;
    }

    private static void respond(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless || bytes.length == 0 ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
