package dev.maeari.local.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as programs read it.
 *
 * @param id its number, from 1
 * @param headers decoded; the values of one name joined by line ends
 * @param text the plain part
 * @param html the HTML part
 */
record CaughtMail(
        String id,
        String from,
        List<String> to,
        String subject,
        Map<String, String> headers,
        @Nullable String text,
        @Nullable String html) {
    static CaughtMail of(int number, MimeMessage message) {
        try {
            return new CaughtMail(
                    Integer.toString(number),
                    addresses(message.getFrom()).findFirst().orElse(""),
                    addresses(message.getRecipients(Message.RecipientType.TO)).toList(),
                    message.getSubject() == null ? "" : message.getSubject(),
                    headers(message),
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that was taken can't be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? Stream.empty()
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.toUnicodeString()
                                : address.toString());
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException, IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(
                    header.getName(),
                    MimeUtility.decodeText(MimeUtility.unfold(header.getValue())),
                    (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static @Nullable String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                @Nullable String found = body(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
