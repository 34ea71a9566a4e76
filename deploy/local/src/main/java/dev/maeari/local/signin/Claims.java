package dev.maeari.local.signin;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What stands in a token: who asks by name, or one of our services. People of the sign-in page bring theirs along. */
final class Claims implements OAuth2TokenCallback {
    private static final String AUDIENCE = "maeari";

    private final Duration valid;

    Claims(Duration valid) {
        this.valid = valid;
    }

    @Override
    public String issuerId() {
        return SignIn.ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return String.valueOf(claims(request).get("sub"));
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return claims(request);
    }

    @Override
    public long tokenExpiry() {
        return valid.toSeconds();
    }

    private static Map<String, Object> claims(TokenRequest request) {
        AuthorizationGrant grant = request.getAuthorizationGrant();
        return switch (grant) {
            case ResourceOwnerPasswordCredentialsGrant password ->
                LocalPerson.of(password.getUsername(), "en").claims();
            case ClientCredentialsGrant service ->
                Map.of("sub", client(request), "upn", client(request), "groups", List.of("service"));
            default -> Map.of("sub", client(request));
        };
    }

    private static String client(TokenRequest request) {
        ClientAuthentication authentication = request.getClientAuthentication();
        ClientID id = authentication == null ? request.getClientID() : authentication.getClientID();
        return id == null ? "" : id.getValue();
    }
}
