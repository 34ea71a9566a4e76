package dev.maeari.articles.media;

import dev.maeari.articles.Edge;
import dev.maeari.articles.Picture;
import dev.maeari.articles.Pictures;
import dev.maeari.articles.Uploads;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import dev.maeari.web.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Takes images in by what their bytes say, and keeps the picture without what else they say. */
@ApplicationScoped
class ImageUploads implements Uploads {
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final Pictures pictures;
    private final Edge edge;

    ImageUploads(Pictures pictures, Edge edge) {
        this.pictures = pictures;
        this.edge = edge;
    }

    @Override
    public Picture take(InputStream upload, String uploadedBy) throws IOException {
        byte[] bytes = upload.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(413, "image-too-large", "An image may have 5 MiB; make it smaller.")
                    .at("file")
                    .exception();
        }
        ImageHeader header = ImageHeader.of(bytes).orElseThrow(ImageUploads::noImage);
        byte[] image = Discreet.of(header, bytes).orElseThrow(ImageUploads::noImage);
        Picture picture = new Picture(edge.newId(), Sha256.of(image), header.format(), header.width(), header.height());
        return pictures.keep(picture, image, uploadedBy, edge.now());
    }

    private static ProblemException noImage() {
        return Problem.of(415, "no-image", "This is no PNG, JPEG, GIF or WebP image of at most 20,000 pixels a side.")
                .at("file")
                .exception();
    }
}
