package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final InetAddress here = InetAddress.getLoopbackAddress();

    @Test
    void the_wanted_port_is_given_if_it_is_free_as_often_as_it_is_asked_for() {
        int wanted = Ports.free();

        assertThat(Ports.freeOr(wanted)).isEqualTo(wanted);
        assertThat(Ports.freeOr(wanted)).isEqualTo(wanted);
    }

    @Test
    void where_somebody_listens_another_is_given() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, here)) {
            assertThat(Ports.freeOr(listening.getLocalPort())).isNotEqualTo(listening.getLocalPort());
        }
    }

    @Test
    void what_another_process_has_chosen_but_does_not_listen_on_yet_is_its_own() throws SocketException {
        int wanted = Ports.free();
        try (DatagramSocket chosen = new DatagramSocket(wanted, here)) {
            assertThat(Ports.freeOr(chosen.getLocalPort())).isNotEqualTo(wanted);
        }
    }

    @Test
    void what_is_chosen_here_another_process_sees() {
        int wanted = Ports.freeOr(Ports.free());

        assertThatThrownBy(() -> new DatagramSocket(wanted, here).close()).isInstanceOf(BindException.class);
    }
}
