package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final String BEGUN = "C\0\0\0\012BEGIN\0";
    private static final String COMMITTED = "C\0\0\0\013COMMIT\0Z\0\0\0\5I";

    private ServerSocket door;
    private Wire wire;
    private Socket client;
    private Socket server;

    @BeforeEach
    void a_client_and_a_server_with_the_wire_between_them() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        wire = Wire.to(door.getInetAddress().getHostAddress(), door.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        client.setSoTimeout(30_000);
        server = door.accept();
        server.setSoTimeout(30_000);
    }

    @AfterEach
    void hang_up() throws IOException {
        wire.close();
        client.close();
        server.close();
        door.close();
    }

    @Test
    void what_is_sent_arrives_in_both_directions() throws IOException {
        client.getOutputStream().write(bytes("question"));
        assertThat(server.getInputStream().readNBytes(8)).isEqualTo(bytes("question"));
        server.getOutputStream().write(bytes("answer"));
        assertThat(client.getInputStream().readNBytes(6)).isEqualTo(bytes("answer"));
    }

    @Test
    void only_the_answer_to_a_commit_is_cut_off() throws IOException {
        // Given
        wire.cutCommits(1);
        server.getOutputStream().write(bytes(BEGUN));
        assertThat(client.getInputStream().readNBytes(BEGUN.length())).isEqualTo(bytes(BEGUN));
        // When
        server.getOutputStream().write(bytes(COMMITTED));
        // Then
        assertThatThrownBy(() -> assertThat(client.getInputStream().read()).isNotNegative())
                .isInstanceOfAny(SocketException.class, AssertionError.class);
        assertThat(wire.cuts()).isEqualTo(1);
    }

    @Test
    void a_commit_passes_when_none_is_to_be_cut() throws IOException {
        server.getOutputStream().write(bytes(COMMITTED));
        assertThat(client.getInputStream().readNBytes(COMMITTED.length())).isEqualTo(bytes(COMMITTED));
        assertThat(wire.cuts()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
