package dev.maeari.local;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.IntSupplier;

/**
 * What nobody else may know, and what must stay the same from run to run: made once for a data folder.
 *
 * @param signInPort part of the issuer's name, and so of every person's identity
 */
public record Secrets(
        String postgres,
        String articleDatabase,
        String engagementDatabase,
        String notificationDatabase,
        String oidcClient,
        String serviceClient,
        String session,
        String state,
        String guest,
        String unsubscribe,
        int signInPort) {
    private static final int BYTES = 24;

    /** The folder's, made at the first call, which alone asks for a port. */
    public static Secrets of(DataFolder data, IntSupplier signInPort) {
        try {
            if (Files.exists(data.secrets())) {
                return Json.MAPPER.readValue(data.secrets().toFile(), Secrets.class);
            }
            Secrets made = new Secrets(
                    random(),
                    random(),
                    random(),
                    random(),
                    random(),
                    random(),
                    random(),
                    random(),
                    random(),
                    random(),
                    signInPort.getAsInt());
            PrivateFile.write(data.secrets(), made);
            return made;
        } catch (IOException e) {
            throw new Failure("can't read or make %s: %s".formatted(data.secrets(), e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
