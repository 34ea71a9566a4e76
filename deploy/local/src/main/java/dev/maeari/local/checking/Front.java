package dev.maeari.local.checking;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;

/** One origin: every path is led to its service, and what is not for the public to none. */
record Front(Probe probe) {
    private static final int OK = 200;
    private static final String PAGES = "article-service";
    private static final Map<String, String> SERVICES = Map.of(
            "/api/articles", PAGES,
            "/api/engagement", "engagement-service",
            "/api/notifications", "notification-service");

    /** The id of an element that every page of ours has. */
    private static final String OURS = "maeari-messages";

    Check pages() {
        return new Check("pages", look(PAGES), () -> {
            HttpResponse<String> answer = probe.get("/");
            if (answer.statusCode() != OK || !answer.body().contains(OURS)) {
                return misled("/", answer);
            }
            boolean http2 = answer.version() == HttpClient.Version.HTTP_2;
            return new Finding.Fine("/ is answered %d%s".formatted(OK, http2 ? ", by HTTP/2" : ""));
        });
    }

    Check services() {
        return new Check("services", look(PAGES), () -> {
            for (String area : SERVICES.keySet()) {
                String path = area + "/openapi";
                HttpResponse<String> answer = probe.get(path);
                if (answer.statusCode() != OK || !answer.body().contains(area)) {
                    return misled(path, answer);
                }
            }
            return new Finding.Fine("all three answer");
        });
    }

    Check management() {
        return new Check("management", "lead no path to the management ports", () -> {
            for (String path : new String[] {"/q/metrics", "/q/health"}) {
                if (probe.get(path).statusCode() == OK) {
                    return new Finding.Wrong(
                            path + " is answered to everybody", "lead no path to the management ports (908x)");
                }
            }
            return new Finding.Fine("health and metrics are not for the public");
        });
    }

    /** Something else answers than the service that the path belongs to, or that service is not well. */
    static Finding.Wrong misled(String path, HttpResponse<?> answer) {
        String area =
                SERVICES.keySet().stream().filter(path::startsWith).findFirst().orElse("/");
        String service = SERVICES.getOrDefault(area, PAGES);
        String instead = answer.statusCode() == OK ? ", but not by " + service : "";
        return new Finding.Wrong(
                "%s is answered %d%s".formatted(path, answer.statusCode(), instead),
                "%s must be led to %s, which must be ready: %s".formatted(area, service, look(service)));
    }

    private static String look(String service) {
        return "kubectl -n maeari get pods; kubectl -n maeari logs deployment/%1$s (Compose: docker compose ps; docker compose logs %1$s)"
                .formatted(service);
    }
}
