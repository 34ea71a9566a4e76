package dev.maeari.local.checking;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Signing in, what operators may, and mail. */
record People(Probe probe, URI site) {
    private static final String PROVIDER = "QUARKUS_OIDC_AUTH_SERVER_URL must name the provider's issuer, which the"
            + " services must reach; look at the log of article-service";
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
            URI provider = site.resolve(to);
            int status = probe.elsewhere(provider).statusCode();
            return Finding.when(
                    status < 400,
                    "%s asks who it is".formatted(provider.getAuthority()),
                    "the provider answers %d: the client maeari must be known there, with %s/* to come back to"
                            .formatted(status, site));
        });
    }

    Check operator() {
        return new Check("roles", PROVIDER, () -> {
            if (!probe.isOperator()) {
                return new Finding.Unseen("not looked at", TOKEN);
            }
            int status = probe.asOperator("GET", "/api/engagement/held").statusCode();
            return switch (status) {
                case 200 -> new Finding.Fine("the token is an operator's");
                case 401 ->
                    new Finding.Wrong(
                            "the token is not accepted",
                            "it must not have expired, be from the services' issuer, and its audience must be maeari");
                case 403 ->
                    new Finding.Wrong(
                            "the token has not the role operator",
                            "the claim of QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH must contain operator");
                default -> new Finding.Wrong("answered " + status, PROVIDER);
            };
        });
    }

    Check mail() {
        return new Check("mail", "look at the log of notification-service", () -> {
            if (!probe.isOperator()) {
                return new Finding.Unseen("not looked at", TOKEN);
            }
            HttpResponse<String> answer = probe.asOperator("POST", "/api/notifications/mail-trial");
            return switch (answer.statusCode()) {
                case 204 -> new Finding.Fine("one is on its way to the operator's address");
                case 409 -> new Finding.Unseen("the token names no address", "give the operator an e-mail address");
                default ->
                    new Finding.Wrong(
                            "none can be sent: " + answer.body(),
                            "look at QUARKUS_MAILER_HOST, _PORT, _START_TLS, _FROM, _USERNAME and _PASSWORD, and at"
                                    + " whether the network lets notification-service out to it");
            };
        });
    }

    private static String back(String address) {
        return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&", -1))
                .filter(parameter -> parameter.startsWith("redirect_uri="))
                .map(parameter -> URLDecoder.decode(parameter.substring(13), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("nowhere");
    }
}
