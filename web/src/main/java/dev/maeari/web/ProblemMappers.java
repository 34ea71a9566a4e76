package dev.maeari.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way to fail ends as a problem that can be read by programs and people. */
class ProblemMappers {
    private static final Pattern READING =
            Pattern.compile("org\\.jboss\\.resteasy\\.reactive\\.(common\\.util|server\\.core\\.multipart)\\.");
    private static final Pattern RECEIVING =
            Pattern.compile("org\\.jboss\\.resteasy\\.reactive\\.server\\.vertx\\.VertxInputStream\\b");
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        Response.ResponseBuilder response = response(e.problem());
        if (e.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, e.retryAfter());
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        ConstraintViolation<?> first = e.getConstraintViolations().iterator().next();
        String field = last(first.getPropertyPath());
        return response(Problem.invalid(field, field + " " + first.getMessage()))
                .build();
    }

    @ServerExceptionMapper
    Response unreadable(JsonMappingException e) {
        String field = e.getPath().isEmpty()
                ? "body"
                : String.valueOf(e.getPath().getLast().getFieldName());
        return response(Problem.invalid(field, field + " can't be read")).build();
    }

    /** Quarkus has a mapper for these alone, which would tell class names. */
    @ServerExceptionMapper
    Response unreadable(MismatchedInputException e) {
        return unreadable((JsonMappingException) e);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e) {
        return response(Problem.invalid("body", "the body is not JSON")).build();
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return response(Problem.of(401, "sign-in-needed", "Sign in, or send a bearer token."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext request) {
        Refusals.note("not by this role", request);
        return response(Problem.of(403, "not-allowed", "Your role does not allow this."))
                .build();
    }

    /** Jakarta REST's own refusals (404, 405, 406, 415 …) and those that wrap an unreadable body. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonMappingException mapping) {
            return unreadable(mapping);
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        Response refusal = e.getResponse();
        if (refusal.getStatus() < 400 || refusal.hasEntity()) {
            return refusal;
        }
        String reason = refusal.getStatusInfo().getReasonPhrase();
        String name = reason.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return Response.fromResponse(refusal)
                .entity(Problem.of(refusal.getStatus(), name, reason))
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    /**
     * A database that does not answer, what did not come, what could not be read (malformed escapes, parts of a form that
     * end too early), and our faults.
     */
    @ServerExceptionMapper
    Response failed(Throwable e) {
        Optional<ProblemException> database = DatabaseTrouble.behind(e);
        if (database.isPresent()) {
            return problem(database.get());
        }
        if (e instanceof IOException && isThrownBy(RECEIVING, e)) {
            LOG.debug("a body did not come in time", e);
            return response(Problem.of(408, "body-late", "The body did not come in time; send the request again."))
                    .build();
        }
        if (isOfReading(e)) {
            return response(Problem.invalid("body", "the body can't be read")).build();
        }
        LOG.error("a request failed", e);
        return response(Problem.of(500, "failed", "Something failed here; it has been noted. Try again later."))
                .build();
    }

    /** Whether it was thrown by what reads requests, before any code of ours; JSON in none of its encodings likewise. */
    private static boolean isOfReading(Throwable e) {
        return e instanceof CharConversionException || isThrownBy(READING, e);
    }

    private static boolean isThrownBy(Pattern type, Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && type.matcher(trace[0].getClassName()).lookingAt();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String last(Path path) {
        String name = "";
        for (Path.Node node : path) {
            boolean field = node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT;
            name = field ? node.getName() : name;
        }
        return name;
    }
}
