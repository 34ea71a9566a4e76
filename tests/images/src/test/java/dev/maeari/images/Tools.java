package dev.maeari.images;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The command line in a container that may do no more than that of the nightly export; its folder outlives it. */
final class Tools implements AutoCloseable {
    /** Where the folder is. */
    static final String FOLDER = "/backups";

    private final String image;
    private final String volume = "maeari-trial-" + UUID.randomUUID();

    Tools(String image) throws IOException {
        this.image = image;
        // A cluster gives the volume to the group of the pod; an engine leaves it to root.
        Docker.done(List.of("docker run --rm --user 0 --volume %s:%s --entrypoint chmod %s 777 %s"
                .formatted(volume, FOLDER, image, FOLDER)
                .split(" ")));
    }

    /** Runs a command in a network to its end. */
    Docker.Outcome run(String network, String... arguments) throws IOException {
        String restricted = "docker run --rm --read-only --tmpfs /tmp:exec,size=64m --memory 384m --cap-drop ALL"
                + " --security-opt no-new-privileges --network %s --volume %s:%s %s"
                        .formatted(network, volume, FOLDER, image);
        return Docker.run(
                Map.of(),
                Stream.concat(Stream.of(restricted.split(" ")), Stream.of(arguments))
                        .toList());
    }

    /** What is in a file of the folder. */
    String text(String file) throws IOException {
        return Docker.done(List.of("docker run --rm --volume %s:%s:ro --entrypoint cat %s %s/%s"
                .formatted(volume, FOLDER, image, FOLDER, file)
                .split(" ")));
    }

    @Override
    public void close() throws IOException {
        Docker.docker("volume", "rm", volume);
    }
}
