package dev.maeari.local.checking;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Signing in, what operators may, and mail. */
record People(Probe probe, URI site) {
    private static final String PROVIDER = "QUARKUS_OIDC_AUTH_SERVER_URL must name the provider's issuer, which the"
            + " services must reach; look at the log of article-service";
    private static final String HELD = "/api/engagement/held";
    private static final String MAIL = "/api/notifications/mail-trial";
    private static final String MAILER = "look at QUARKUS_MAILER_HOST, _PORT, _START_TLS, _FROM, _USERNAME and"
            + " _PASSWORD, and at whether the network lets notification-service out to it";
    private static final String TOKEN = "give --token (or MAEARI_TOKEN): an operator's bearer token";

    Check signIn() {
        return new Check("sign-in", PROVIDER, () -> {
            HttpResponse<String> studio = probe.get("/studio");
            String to = studio.headers().firstValue("Location").orElse("");
            if (studio.statusCode() != 302 || !to.contains("redirect_uri=")) {
                return new Finding.Wrong("/studio is answered %d".formatted(studio.statusCode()), PROVIDER);
            }
            String back = back(to);
            if (!back.startsWith(site.toString().replaceAll("/+$", "") + "/")) {
                return new Finding.Wrong(
                        "people would be sent back to " + back,
                        "the gateway must send X-Forwarded-Host and -Proto, and its address must be one of"
                                + " QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
            }
            return asking(site.resolve(to));
        });
    }

    Check operator() {
        return new Check("roles", PROVIDER, () -> {
            if (!probe.isOperator()) {
                return new Finding.Unseen("not looked at", TOKEN);
            }
            HttpResponse<String> answer = probe.asOperator("GET", HELD);
            return switch (answer.statusCode()) {
                case 401, 403 -> refused(answer.statusCode());
                default ->
                    Probe.isObject(answer)
                            ? new Finding.Fine("the token is an operator's")
                            : Front.misled(HELD, answer);
            };
        });
    }

    Check mail() {
        return new Check("mail", "look at the log of notification-service", () -> {
            if (!probe.isOperator()) {
                return new Finding.Unseen("not looked at", TOKEN);
            }
            HttpResponse<String> answer = probe.asOperator("POST", MAIL);
            return switch (answer.statusCode()) {
                case 204 -> new Finding.Fine("one is on its way to the operator's address");
                case 409 -> new Finding.Unseen("the token names no address", "give the operator an e-mail address");
                case 401, 403 -> refused(answer.statusCode());
                default ->
                    answer.body().contains("mail-not-sent")
                            ? new Finding.Wrong("none can be sent: " + answer.body(), MAILER)
                            : Front.misled(MAIL, answer);
            };
        });
    }

    private Finding asking(URI provider) throws InterruptedException {
        String name = provider.getAuthority();
        try {
            int status = probe.elsewhere(provider).statusCode();
            return Finding.when(
                    status < 400,
                    status < 400 ? name + " asks who it is" : "the provider %s answers %d".formatted(name, status),
                    "the client maeari must be known there, with %s/* to come back to".formatted(site));
        } catch (IOException e) {
            return new Finding.Wrong(
                    "the provider %s does not answer: %s".formatted(name, e),
                    "browsers are sent there: the provider must run, and call itself by an address that they reach");
        }
    }

    private static Finding refused(int status) {
        return status == 401
                ? new Finding.Wrong(
                        "the token is not accepted",
                        "it must not have expired, be from the services' issuer, and its audience must be maeari")
                : new Finding.Wrong(
                        "the token has not the role operator",
                        "the claim of QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH must contain operator");
    }

    private static String back(String address) {
        return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&", -1))
                .filter(parameter -> parameter.startsWith("redirect_uri="))
                .map(parameter -> URLDecoder.decode(parameter.substring(13), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("nowhere");
    }
}
