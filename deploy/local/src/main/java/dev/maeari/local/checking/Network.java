package dev.maeari.local.checking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The way to the site: its name, and who it says it is.
 *
 * @param trust who may vouch for it
 */
record Network(URI site, Clock clock, SSLSocketFactory trust) {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int HTTPS = 443;
    private static final Duration SOON = Duration.ofDays(14);
    private static final String RENEW =
            "renew the certificate, and see why nobody did (cert-manager: kubectl -n maeari describe certificate)";

    /** For a browser's eyes: who vouches for it is known to the JDK. */
    Network(URI site, Clock clock) {
        this(site, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Check name() {
        return new Check("name", "is the address spelt right, and is there a DNS record for it?", () -> {
            try {
                String addresses = Arrays.stream(InetAddress.getAllByName(site.getHost()))
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(", "));
                return new Finding.Fine("%s is %s".formatted(site.getHost(), addresses));
            } catch (UnknownHostException e) {
                return new Finding.Wrong(
                        site.getHost() + " is unknown",
                        "make a DNS record for it that leads to the gateway (kubectl -n maeari get gateway,ingress)");
            }
        });
    }

    Check encryption() {
        return new Check(
                "encryption",
                "does the gateway listen there? kubectl -n maeari describe gateway,ingress; look for its address and"
                        + " whether it is programmed",
                () -> "https".equals(site.getScheme()) ? certificate() : inTheClear());
    }

    private Finding inTheClear() throws IOException {
        boolean here = InetAddress.getByName(site.getHost()).isLoopbackAddress();
        return Finding.when(
                here,
                here ? "none; it does not leave this machine" : "none: everybody on the way reads along",
                "give the gateway a certificate, and say https://" + site.getHost());
    }

    private Finding certificate() throws IOException {
        int port = site.getPort() < 0 ? HTTPS : site.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(site.getHost(), port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket socket = (SSLSocket) trust.createSocket(plain, site.getHost(), port, true)) {
                SSLParameters strict = socket.getSSLParameters();
                strict.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(strict);
                socket.startHandshake();
                return validity((X509Certificate) socket.getSession().getPeerCertificates()[0], socket);
            }
        } catch (SSLHandshakeException e) {
            return isExpired(e)
                    ? new Finding.Wrong("the certificate has expired", RENEW)
                    : new Finding.Wrong(
                            "the certificate is not accepted: " + e.getMessage(),
                            "the Secret maeari-tls must hold a certificate for %s by a known authority, with its chain"
                                    .formatted(site.getHost()));
        } catch (SSLException e) {
            return new Finding.Wrong(
                    "TLS fails: " + e.getMessage(),
                    "the gateway must speak HTTPS at port %d, with a certificate for %s"
                            .formatted(port, site.getHost()));
        }
    }

    private Finding validity(X509Certificate certificate, SSLSocket socket) {
        Duration left =
                Duration.between(clock.instant(), certificate.getNotAfter().toInstant());
        return Finding.when(
                left.compareTo(SOON) > 0,
                "%s, certificate good for %d days".formatted(socket.getSession().getProtocol(), left.toDays()),
                RENEW);
    }

    private static boolean isExpired(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return true;
            }
        }
        return false;
    }
}
