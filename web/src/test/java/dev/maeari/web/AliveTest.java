package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AliveTest {
    @Test
    void who_answers_well_is_alive() throws IOException {
        // Given
        HttpServer service = answering(200);
        // When
        String fault = Alive.fault(service.getAddress().getPort());
        // Then
        assertThat(fault).isNull();
        service.stop(0);
    }

    @Test
    void who_answers_otherwise_is_not() throws IOException {
        // Given
        HttpServer service = answering(503);
        // When
        String fault = Alive.fault(service.getAddress().getPort());
        // Then
        assertThat(fault).contains("503");
        service.stop(0);
    }

    @Test
    void nor_is_who_does_not_answer() throws IOException {
        // Given
        HttpServer gone = answering(200);
        gone.stop(0);
        // When
        String fault = Alive.fault(gone.getAddress().getPort());
        // Then
        assertThat(fault).contains("does not answer");
    }

    @Test
    void the_port_is_that_of_the_environment_first() throws IOException {
        assertThat(Alive.port(Map.of("QUARKUS_MANAGEMENT_PORT", "9999"))).isEqualTo(9999);
        assertThat(Alive.port(Map.of("QUARKUS_MANAGEMENT_PORT", " "))).isEqualTo(Alive.port(Map.of()));
    }

    private static HttpServer answering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
