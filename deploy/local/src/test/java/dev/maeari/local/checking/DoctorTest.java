package dev.maeari.local.checking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the doctor says of sites that are well but for one thing: that thing, what to do about it, and nothing else. */
class DoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Where what is waited for never comes. */
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(3);

    private static final Pattern FAULT = Pattern.compile("(?m)^  WRONG  (\\S+) +(.*)\\R +(→ .*)$");

    private final BrokenSite site = new BrokenSite();
    private final Socket silent = new Socket();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void end() throws IOException {
        site.close();
        silent.close();
    }

    @Test
    void a_site_that_is_well_has_no_fault() {
        // When
        List<String> faults = faults(site.url(), PATIENCE);
        // Then
        assertThat(faults).isEmpty();
        assertThat(said()).contains("ok     counting    2 views, shown in the open stream after");
    }

    @Test
    void nothing_else_is_looked_at_where_nobody_knows_the_name() {
        // When
        String fault = fault("https://maeari.invalid", PATIENCE);
        // Then
        assertThat(fault).contains("name: maeari.invalid is unknown", "→ make a DNS record for it");
        assertThat(said()).contains("Nothing else can be looked at").doesNotContain("encryption");
    }

    @Test
    void a_site_elsewhere_wants_to_be_encrypted() {
        // When
        String fault = fault("http://192.0.2.1", PATIENCE);
        // Then
        assertThat(fault).contains("encryption: none", "→ give the gateway a certificate, and say https://192.0.2.1");
    }

    @Test
    void a_gateway_that_does_not_listen_is_asked_for_its_address() throws IOException {
        // Given
        String nowhere = nowhere();
        // When
        String fault = fault("https://" + nowhere, PATIENCE);
        // Then
        assertThat(fault)
                .contains(
                        "encryption: no answer: java.net.ConnectException",
                        "→ does the gateway listen there? kubectl -n maeari describe gateway,ingress");
    }

    @Test
    void each_look_at_a_machine_where_nothing_listens_says_so() throws IOException {
        // Given
        String nowhere = nowhere();
        // When
        List<String> faults = faults("http://" + nowhere, PATIENCE);
        // Then
        assertThat(faults)
                .hasSize(7)
                .allSatisfy(fault -> assertThat(fault).contains("no answer: java.net.ConnectException"));
        assertThat(faults).first().asString().contains("→ kubectl -n maeari get pods");
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                arguments("pages", "/", "article-service"),
                arguments("services", "/api/articles/openapi", "article-service"),
                arguments("services", "/api/engagement/openapi", "engagement-service"),
                arguments("services", "/api/notifications/openapi", "notification-service"),
                arguments("roles", "/api/engagement/held", "engagement-service"),
                arguments("mail", "/api/notifications/mail-trial", "notification-service"),
                arguments("streams", "/api/articles", "article-service"),
                arguments("streams", "/api/engagement/counts/stream", "engagement-service"),
                arguments("counting", "/api/engagement/articles/a1/counts", "engagement-service"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void another_applications_page_is_not_taken_for_an_answer_of_ours(String check, String path, String service) {
        // Given
        site.says(path, 200, "text/html", "<h1>Welcome to another application!</h1>");
        // When
        String fault = fault();
        // Then
        assertThat(fault)
                .startsWith("%s: %s".formatted(check, path))
                .contains("is answered 200, but not by " + service, "must be led to " + service);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_service_that_the_gateway_does_not_reach_is_named(String check, String path, String service) {
        // Given
        site.says(path, 502, "text/html", "<h1>Bad Gateway</h1>");
        // When
        String fault = fault();
        // Then
        assertThat(fault)
                .startsWith("%s: %s".formatted(check, path))
                .contains("is answered 502", "must be led to " + service, "logs deployment/" + service);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            /q/metrics | 200 | management: /q/metrics is answered to everybody | lead no path to the management ports
            /q/health | 200 | management: /q/health is answered to everybody | lead no path to the management ports
            /studio | 500 | sign-in: /studio is answered 500 | QUARKUS_OIDC_AUTH_SERVER_URL must name the provider
            /provider | 400 | answers 400 | the client maeari must be known there, with http://127.0.0.1:
            /api/engagement/held | 401 | roles: the token is not accepted | it must not have expired
            /api/engagement/held | 403 | roles: the token has not the role operator | QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH
            /api/notifications/mail-trial | 401 | mail: the token is not accepted | it must not have expired
            /api/notifications/mail-trial | 403 | mail: the token has not the role operator | must contain operator
            /api/articles | 200 | streams: there is no article | publish one
            /api/engagement/views | 503 | topics: a view is answered 503 | Kafka must take writes with enough copies
            """)
    void a_wrong_answer_is_told_with_what_to_do(String path, int status, String what, String advice) {
        // Given
        site.says(path, status, "application/json", "{}");
        // When
        String fault = fault();
        // Then
        assertThat(fault).contains(what, advice);
    }

    @Test
    void what_the_mail_server_said_is_passed_on() {
        // Given
        site.says("/api/notifications/mail-trial", 502, "application/problem+json", """
                {"type":"urn:maeari:problem:mail-not-sent","detail":"Connection refused"}""");
        // When
        String fault = fault();
        // Then
        assertThat(fault).contains("mail: none can be sent", "Connection refused", "→ look at QUARKUS_MAILER_HOST");
    }

    @Test
    void a_gateway_that_does_not_say_where_people_came_to_is_told_which_headers_to_send() {
        // Given
        site.signsIn(site.url() + "/provider", "http://article-service:8081");
        // When
        String fault = fault();
        // Then
        assertThat(fault)
                .contains(
                        "sign-in: people would be sent back to http://article-service:8081/signed-in",
                        "→ the gateway must send X-Forwarded-Host and -Proto");
    }

    @Test
    void a_provider_that_does_not_answer_is_named() throws IOException {
        // Given
        String nowhere = nowhere();
        site.signsIn("http://" + nowhere, site.url());
        // When
        String fault = fault();
        // Then
        assertThat(fault)
                .contains("sign-in: the provider %s does not answer".formatted(nowhere), "→ browsers are sent there");
    }

    @Test
    void an_operator_without_an_address_is_no_fault_of_the_site() {
        // Given
        site.says("/api/notifications/mail-trial", 409, "application/problem+json", "{}");
        // When
        List<String> faults = faults(site.url(), PATIENCE);
        // Then
        assertThat(faults).isEmpty();
        assertThat(said()).contains("→ give the operator an e-mail address");
    }

    @Test
    void a_stream_whose_answer_is_held_back_is_buffered() {
        // Given
        site.buffersAnswers();
        // When
        String fault = fault(site.url(), LITTLE_PATIENCE);
        // Then
        assertThat(fault)
                .contains("streams: no answer: ", "HttpTimeoutException", "→ the gateway must not buffer answers");
    }

    @Test
    void a_stream_that_tells_nothing_is_buffered() {
        // Given
        site.buffersStreams();
        // When
        String fault = fault(site.url(), LITTLE_PATIENCE);
        // Then
        assertThat(fault).contains("streams: nothing comes through an open stream", "no buffering, no time limit");
    }

    @Test
    void a_stream_that_does_not_show_what_is_counted_is_buffered() {
        // Given
        site.buffersChanges();
        // When
        String fault = fault(site.url(), LITTLE_PATIENCE);
        // Then
        assertThat(fault)
                .contains(
                        "the view is counted, but the open stream did not show it", "→ the gateway must pass answers");
    }

    @Test
    void a_stream_that_is_cut_is_told_from_one_that_is_buffered() {
        // Given
        site.cutsStreams();
        // When
        String fault = fault(site.url(), LITTLE_PATIENCE);
        // Then
        assertThat(fault)
                .contains("the view is counted, but the open stream was ended before", "and end none before a minute");
    }

    @Test
    void a_view_that_is_accepted_and_never_counted_asks_for_the_process_that_counts() {
        // Given
        site.countsNoView();
        // When
        String fault = fault(site.url(), LITTLE_PATIENCE);
        // Then
        assertThat(fault)
                .contains("counting: the view was not counted within", "→ is a process with the role counting ready");
    }

    /** An address that is taken, and where nothing listens. */
    private String nowhere() throws IOException {
        silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return "127.0.0.1:" + silent.getLocalPort();
    }

    private String fault() {
        return fault(site.url(), PATIENCE);
    }

    /** The only one. */
    private String fault(String url, Duration patience) {
        List<String> faults = faults(url, patience);
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }

    /** Each with its advice; the command fails if there is any. */
    private List<String> faults(String url, Duration patience) {
        Terminal terminal = new Terminal(new PrintStream(said, true, UTF_8), false);
        boolean well = new Doctor(terminal, Clock.systemUTC(), patience).examine(URI.create(url), "a-token");
        List<String> faults = FAULT.matcher(said())
                .results()
                .map(fault -> "%s: %s %s".formatted(fault.group(1), fault.group(2), fault.group(3)))
                .toList();
        assertThat(well).isEqualTo(faults.isEmpty());
        return faults;
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
