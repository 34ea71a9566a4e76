package dev.maeari.local.checking;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;

/** One origin: every path is led to its service, and what is not for the public to none. */
record Front(Probe probe) {
    private static final int OK = 200;
    private static final Map<String, String> SERVICES = Map.of(
            "/api/articles/openapi", "article-service",
            "/api/engagement/openapi", "engagement-service",
            "/api/notifications/openapi", "notification-service");

    Check pages() {
        return new Check("pages", look("article-service"), () -> {
            HttpResponse<String> answer = probe.get("/");
            boolean http2 = answer.version() == HttpClient.Version.HTTP_2;
            return Finding.when(
                    answer.statusCode() == OK,
                    "/ is answered %d%s".formatted(answer.statusCode(), http2 ? ", by HTTP/2" : ""),
                    "/ must be led to article-service, which must be ready: " + look("article-service"));
        });
    }

    Check services() {
        return new Check("services", look("article-service"), () -> {
            for (Map.Entry<String, String> one : SERVICES.entrySet()) {
                String area = one.getKey().replace("/openapi", "");
                HttpResponse<String> answer = probe.get(one.getKey());
                if (answer.statusCode() != OK || !answer.body().contains(area)) {
                    return new Finding.Wrong(
                            "%s is answered %d".formatted(one.getKey(), answer.statusCode()),
                            "%s must be led to %s, which must be ready: %s"
                                    .formatted(area, one.getValue(), look(one.getValue())));
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

    private static String look(String service) {
        return "kubectl -n maeari get pods; kubectl -n maeari logs deployment/%1$s (Compose: docker compose ps; docker compose logs %1$s)"
                .formatted(service);
    }
}
