package dev.maeari.manifests;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a path leads.
 *
 * @param exact whether only this very path does
 * @param service the name of the Service
 */
record Route(String path, boolean exact, String service) {

    /** All routes, of the Gateway API and of an Ingress alike. */
    static Stream<Route> of(Rendered rendered) {
        Stream<Route> routes = rendered.all("HTTPRoute")
                .flatMap(route -> route.each("spec.rules"))
                .flatMap(rule -> rule.each("matches")
                        .map(match -> new Route(
                                match.text("path.value"),
                                match.says("path.type", "Exact"),
                                rule.each("backendRefs")
                                        .findFirst()
                                        .orElseThrow()
                                        .text("name"))));
        Stream<Route> ingresses = rendered.all("Ingress")
                .flatMap(ingress -> ingress.each("spec.rules"))
                .flatMap(rule -> rule.each("http.paths"))
                .map(path -> new Route(
                        path.text("path"), path.says("pathType", "Exact"), path.text("backend.service.name")));
        return Stream.concat(routes, ingresses);
    }

    /** The one that wins: an exact one, else the longest. */
    static Optional<Route> leading(Rendered rendered, String path) {
        return of(rendered)
                .filter(route -> route.matches(path))
                .max(Comparator.<Route>comparingInt(route -> route.exact() ? 1 : 0)
                        .thenComparingInt(route -> route.path().length()));
    }

    private boolean matches(String asked) {
        boolean below = path.equals("/") || asked.startsWith(path + "/");
        return asked.equals(path) || (!exact && below);
    }
}
