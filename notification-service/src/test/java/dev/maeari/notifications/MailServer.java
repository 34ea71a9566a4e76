package dev.maeari.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real mail server in memory, which tests stop and start. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    private static final List<MimeMessage> BEFORE_A_STOP = new ArrayList<>();
    private static int port;
    private static @Nullable GreenMail running;

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        up();
        return Map.ofEntries(
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry("quarkus.mailer.port", Integer.toString(port)),
                Map.entry("quarkus.mailer.from", "Maeari <notices@magazine.example>"),
                Map.entry("maeari.site.url", "https://magazine.example"),
                Map.entry("maeari.unsubscribe.secret", "secret-of-the-tests-0123456789"),
                Map.entry("maeari.notifications.delivery.first-pause", "100ms"),
                Map.entry("maeari.notifications.delivery.longest-pause", "1s"),
                Map.entry("maeari.notifications.delivery.attempts", "6"),
                Map.entry("maeari.notifications.delivery.poll", "100ms"),
                Map.entry("maeari.notifications.delivery.lease", "15s"),
                Map.entry("maeari.notifications.delivery.patience", "10s"),
                Map.entry("maeari.notifications.delivery.hourly", "100"),
                Map.entry("maeari.notifications.intake.longest-pause", "1s"));
    }

    @Override
    public void stop() {
        down();
    }

    /** Takes mails from now on. */
    public static synchronized void up() {
        if (running == null) {
            running = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            running.start();
        }
    }

    /** Is away from now on; what it has taken stays. */
    public static synchronized void down() {
        if (running != null) {
            BEFORE_A_STOP.addAll(Arrays.asList(running.getReceivedMessages()));
            running.stop();
            running = null;
        }
    }

    /** All mails to that address, in the order of their arrival. */
    public static synchronized List<MimeMessage> mailsTo(String address) {
        List<MimeMessage> all = new ArrayList<>(BEFORE_A_STOP);
        if (running != null) {
            all.addAll(Arrays.asList(running.getReceivedMessages()));
        }
        return all.stream().filter(mail -> isTo(mail, address)).toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
