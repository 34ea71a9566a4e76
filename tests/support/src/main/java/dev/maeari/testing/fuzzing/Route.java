package dev.maeari.testing.fuzzing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint says that it takes.
 *
 * @param method of HTTP
 * @param path with names in braces
 * @param consumes the media types of bodies; none if it says none
 * @param produces the media types of answers; none if it says none
 * @param open whether anybody may ask
 * @param body the type that the body is read into; null if there is none
 */
public record Route(
        String method,
        String path,
        List<String> consumes,
        List<String> produces,
        List<String> queries,
        List<String> headers,
        List<String> fields,
        boolean open,
        @Nullable Class<?> body) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern OF_THE_REQUEST = Pattern.compile("(io\\.vertx|jakarta\\.ws\\.rs|org\\.jboss)\\..*");
    private static final String OPEN = "PermitAll";
    private static final Set<String> GIVEN = Set.of("Context", "RestPath", "PathParam", "RestCookie", "CookieParam");

    /** The endpoints of a class; none if it is none of Jakarta REST's. */
    static Stream<Route> of(Class<?> type) {
        String root = text(type.getAnnotations(), "Path");
        if (root == null || type.isInterface()) {
            return Stream.empty();
        }
        return Stream.of(type.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> of(type, root, method, verb)));
    }

    /** Whether its answer is for people. */
    public boolean isPage() {
        return produces.stream().anyMatch(media -> media.startsWith("text/html"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Stream<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .filter(METHODS::contains);
    }

    private static Route of(Class<?> type, String root, Method method, String verb) {
        String rest = text(method.getAnnotations(), "Path");
        String path = ("/" + root + "/" + (rest == null ? "" : rest)).replaceAll("/+", "/");
        List<String> queries = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        Class<?> body = null;
        for (Parameter parameter : method.getParameters()) {
            if (has(parameter.getAnnotations(), "BeanParam") || isForm(parameter.getType())) {
                named(parameter.getType(), queries, headers, fields);
            } else if (!taken(parameter.getAnnotations(), parameter.getName(), queries, headers, fields)
                    && !OF_THE_REQUEST.matcher(parameter.getType().getName()).matches()) {
                body = parameter.getType();
            }
        }
        return new Route(
                verb,
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                media(type, method, "Consumes"),
                media(type, method, "Produces"),
                queries,
                headers,
                fields,
                has(method.getAnnotations(), OPEN)
                        || (has(type.getAnnotations(), OPEN) && !has(method.getAnnotations(), "RolesAllowed")),
                body);
    }

    private static void named(Class<?> bean, List<String> queries, List<String> headers, List<String> fields) {
        for (Field field : bean.getDeclaredFields()) {
            taken(field.getAnnotations(), field.getName(), queries, headers, fields);
        }
        if (bean.isRecord()) {
            for (RecordComponent component : bean.getRecordComponents()) {
                taken(component.getAnnotations(), component.getName(), queries, headers, fields);
            }
        }
    }

    private static boolean isForm(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).anyMatch(field -> has(field.getAnnotations(), "RestForm"));
    }

    private static boolean taken(
            Annotation[] annotations, String name, List<String> queries, List<String> headers, List<String> fields) {
        for (Annotation annotation : annotations) {
            String kind = annotation.annotationType().getSimpleName();
            String said = value(annotation);
            String called = said == null || said.isEmpty() ? name : said;
            switch (kind) {
                case "RestQuery", "QueryParam" -> queries.add(called);
                case "RestHeader", "HeaderParam" -> headers.add(called);
                case "RestForm", "FormParam" -> fields.add(called);
                default -> {
                    if (!GIVEN.contains(kind)) {
                        continue;
                    }
                }
            }
            return true;
        }
        return false;
    }

    private static List<String> media(Class<?> type, Method method, String kind) {
        return Stream.of(method.getAnnotations(), type.getAnnotations())
                .flatMap(Stream::of)
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals(kind))
                .findFirst()
                .map(annotation -> List.of((String[]) call(annotation)))
                .orElse(List.of());
    }

    private static boolean has(Annotation[] annotations, String kind) {
        return Stream.of(annotations)
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals(kind));
    }

    private static @Nullable String text(Annotation[] annotations, String kind) {
        return Stream.of(annotations)
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals(kind))
                .findFirst()
                .map(Route::value)
                .orElse(null);
    }

    private static @Nullable String value(Annotation annotation) {
        return call(annotation) instanceof String text ? text : null;
    }

    private static @Nullable Object call(Annotation annotation) {
        try {
            return annotation.annotationType().getMethod("value").invoke(annotation);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
