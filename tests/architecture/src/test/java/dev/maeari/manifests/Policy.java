package dev.maeari.manifests;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that everything rendered keeps.
 *
 * @param says the rule, in a few words
 * @param breaches each as a sentence
 */
record Policy(String says, Function<Rendered, Stream<String>> breaches) {

    /** A rule about each Deployment by itself. */
    static Policy ofDeployments(String says, Function<Manifest, Stream<String>> breaches) {
        return new Policy(
                says,
                rendered -> rendered.all("Deployment")
                        .flatMap(one -> breaches.apply(one).map(breach -> one.name() + ": " + breach)));
    }

    /** A rule about all that has pods of ours, each by itself. */
    static Policy ofPods(String says, Function<Manifest, Stream<String>> breaches) {
        return new Policy(
                says,
                rendered ->
                        rendered.pods().flatMap(one -> breaches.apply(one).map(breach -> one.name() + ": " + breach)));
    }

    List<String> breachedBy(Rendered rendered) {
        return breaches.apply(rendered).toList();
    }

    /** The sentence, unless all is well. */
    static Stream<String> unless(boolean well, String breach) {
        return well ? Stream.of() : Stream.of(breach);
    }

    @Override
    public String toString() {
        return says;
    }
}
