package dev.maeari.architecture.broken;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;

/** Does what nobody should. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone", "MissingDefault"})
public class Careless {
    @Inject
    String injected;

    @GET
    public String forgotten() {
        return injected;
    }

    Instant time() {
        return Instant.now();
    }

    LocalDate day() {
        return LocalDate.now();
    }

    UUID chance() {
        return UUID.randomUUID();
    }

    double moreChance() {
        return System.currentTimeMillis() * Math.random();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    InstantSource source() {
        return InstantSource.system();
    }

    HttpClient client() {
        return HttpClient.newHttpClient();
    }

    Date date() {
        return new Date(0);
    }

    /** Tells nothing. */
    static class CarelessHelper {}
}
