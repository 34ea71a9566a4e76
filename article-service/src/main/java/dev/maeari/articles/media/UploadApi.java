package dev.maeari.articles.media;

import dev.maeari.articles.CurrentAuthor;
import dev.maeari.articles.Picture;
import dev.maeari.articles.Uploads;
import dev.maeari.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Where authors send images, as a body or as the field {@code file} of a form. */
@Path("/api/articles/media")
@RolesAllowed({"author", "operator"})
@Produces(MediaType.APPLICATION_JSON)
class UploadApi {
    private final Uploads uploads;
    private final CurrentAuthor current;

    UploadApi(Uploads uploads, CurrentAuthor current) {
        this.uploads = uploads;
        this.current = current;
    }

    @POST
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    public RestResponse<UploadAnswer> body(InputStream image) throws IOException {
        return take(image);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<UploadAnswer> form(@RestForm @Nullable FileUpload file) throws IOException {
        if (file == null) {
            throw Problem.invalid("file", "file is missing").exception();
        }
        try (InputStream image = Files.newInputStream(file.uploadedFile())) {
            return take(image);
        }
    }

    private RestResponse<UploadAnswer> take(InputStream image) throws IOException {
        Picture picture = uploads.take(image, current.get().subject());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, UploadAnswer.of(picture))
                .location(URI.create(picture.url()))
                .build();
    }
}
