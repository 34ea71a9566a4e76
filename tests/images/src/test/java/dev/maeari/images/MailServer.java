package dev.maeari.images;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A mail server that containers reach, with one user who must know the password. */
final class MailServer implements AutoCloseable {
    static final String USER = "maeari";

    private final String address;
    private final List<MimeMessage> takenBefore = new ArrayList<>();
    private GreenMail running;

    /** Opens a port at an address of this machine that containers see. */
    MailServer(String address, String password) {
        this.address = address;
        running = start(0, password);
    }

    String host() {
        return address;
    }

    int port() {
        return running.getSmtp().getPort();
    }

    /** Asks for another password from now on; connections of those who knew the former end. */
    synchronized void asks(String password) {
        int port = port();
        takenBefore.addAll(List.of(running.getReceivedMessages()));
        running.stop();
        running = start(port, password);
    }

    /** The subjects of all mails to somebody. */
    synchronized List<String> subjectsTo(String person) {
        return to(person).map(MailServer::subject).toList();
    }

    /** The links by which somebody ends the mails to them. */
    synchronized List<URI> linksTo(String person) {
        return to(person).map(MailServer::link).toList();
    }

    @Override
    public synchronized void close() {
        running.stop();
    }

    private GreenMail start(int port, String password) {
        GreenMail server = new GreenMail(new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP));
        server.setUser(USER + "@maeari.invalid", USER, password);
        server.start();
        return server;
    }

    private Stream<MimeMessage> to(String person) {
        return Stream.concat(takenBefore.stream(), Stream.of(running.getReceivedMessages()))
                .filter(mail -> MailServer.isTo(mail, person));
    }

    private static boolean isTo(MimeMessage mail, String person) {
        try {
            return Stream.of(mail.getRecipients(RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(person));
        } catch (MessagingException e) {
            throw new AssertionError("a mail without a recipient", e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError("a mail without a subject", e);
        }
    }

    private static URI link(MimeMessage mail) {
        try {
            String link =
                    MimeUtility.unfold(mail.getHeader("List-Unsubscribe", null)).strip();
            return URI.create(link.substring(1, link.length() - 1));
        } catch (MessagingException e) {
            throw new AssertionError("a mail without a link", e);
        }
    }
}
