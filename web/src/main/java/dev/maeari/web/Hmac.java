package dev.maeari.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures by HMAC-SHA-256 (RFC 2104), which every JDK knows, under one secret and for one purpose. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final byte[] purpose;

    /** @param purpose keeps these signatures apart from any other made with the same secret */
    public Hmac(String secret, String purpose) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
        this.purpose = purpose.getBytes(UTF_8);
    }

    /** The signature, 32 bytes. */
    public byte[] of(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows " + ALGORITHM, e);
        }
    }
}
