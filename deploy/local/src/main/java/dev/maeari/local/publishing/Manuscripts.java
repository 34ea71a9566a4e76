package dev.maeari.local.publishing;

import dev.maeari.local.Failure;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and reads Markdown files; all mistakes of all files are found before anything is sent. */
final class Manuscripts {
    private Manuscripts() {}

    static List<Manuscript> read(List<Path> given) {
        List<Manuscript> read = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (Path file : files(given)) {
            try {
                Manuscript manuscript = FrontMatter.read(file, Files.readString(file));
                mistakes.addAll(missing(manuscript));
                read.add(manuscript);
            } catch (MistakeException e) {
                mistakes.add(e.mistake());
            } catch (CharacterCodingException e) {
                mistakes.add(new Mistake(file, 1, "is not UTF-8"));
            } catch (IOException e) {
                throw new Failure("can't read %s: %s".formatted(file, e.getMessage()), e);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Failure("nothing was published:\n  "
                    + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n  ")));
        }
        return read;
    }

    /** The file of a picture; its name may be written with %20, or in the other form of Hangul. */
    static Optional<Path> picture(Path file, String destination) {
        String plain = destination.replaceFirst("[?#].*$", "");
        return Stream.of(plain, decoded(plain))
                .flatMap(name -> Stream.of(
                        name,
                        Normalizer.normalize(name, Normalizer.Form.NFC),
                        Normalizer.normalize(name, Normalizer.Form.NFD)))
                .map(name -> file.resolveSibling(name).normalize())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<Mistake> missing(Manuscript manuscript) {
        List<Mistake> mistakes = new ArrayList<>();
        String cover = manuscript.cover();
        if (cover != null && Images.isRelative(cover)) {
            check(manuscript.file(), manuscript.coverLine(), cover).ifPresent(mistakes::add);
        }
        for (Images.Reference image : Images.in(manuscript.body())) {
            check(manuscript.file(), manuscript.bodyLine() + image.line(), image.destination())
                    .ifPresent(mistakes::add);
        }
        return mistakes;
    }

    private static Optional<Mistake> check(Path file, int line, String destination) {
        if (MediaTypes.of(destination.replaceFirst("[?#].*$", "")).isEmpty()) {
            return Optional.of(new Mistake(file, line, destination + " is no picture (png, jpg, gif, webp)"));
        }
        return picture(file, destination).isPresent()
                ? Optional.empty()
                : Optional.of(new Mistake(file, line, "picture %s is not there".formatted(destination)));
    }

    private static List<Path> files(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    inside.filter(Manuscripts::isMarkdown).sorted().forEach(files::add);
                } catch (IOException e) {
                    throw new Failure("can't read " + path, e);
                }
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw new Failure(path + " is not there");
            }
        }
        if (files.isEmpty()) {
            throw new Failure("no Markdown files (.md) in "
                    + given.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        return files;
    }

    private static boolean isMarkdown(Path path) {
        return Files.isRegularFile(path) && path.toString().matches("(?i).*\\.(md|markdown)");
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
