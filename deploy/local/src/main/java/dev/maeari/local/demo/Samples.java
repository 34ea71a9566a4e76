package dev.maeari.local.demo;

import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import dev.maeari.local.publishing.Publishing;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The articles that come with the project. The first by name is the one that is read; each demo publishes it anew. */
final class Samples {
    private static final String FOLDER = "/samples";

    private Samples() {}

    static Publishing.Published publish(SiteClient author, Terminal terminal) {
        URL folder = Samples.class.getResource(FOLDER);
        if (folder == null) {
            throw new Failure("the sample articles are missing from the launcher's jar");
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return publish(Path.of(uri), author, terminal);
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return publish(jar.getPath(FOLDER), author, terminal);
            }
        } catch (IOException | URISyntaxException e) {
            throw new Failure("can't read the sample articles", e);
        }
    }

    private static Publishing.Published publish(Path folder, SiteClient author, Terminal terminal) throws IOException {
        Publishing publishing = new Publishing(author, author, terminal);
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new Failure("there are no sample articles");
        }
        publishing.publish(files.subList(1, files.size()));
        return publishing.publishAnew(files.getFirst());
    }
}
