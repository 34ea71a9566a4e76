package dev.maeari.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** How the code is cut (CONTRIBUTING says it in words). */
final class Rules {
    private static final String[] NOTHING_OF_THE_OUTSIDE = {"java.sql..", "java.net..", "java.nio.."};

    private Rules() {}

    /** events ← outbox, web ← services, and services never on each other. */
    static ArchRule arrow(String from, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("modules depend on each other in one direction: events <- outbox, web <- services");
    }

    /** A core that can be wrong is a function: no framework, no Kafka, no SQL; plain nouns are what it speaks of. */
    static ArchRule pure(String core, String root, String events) {
        DescribedPredicate<JavaClass> plain = resideInAnyPackage("java..", "org.jspecify.annotations", events)
                .and(DescribedPredicate.not(resideInAnyPackage(NOTHING_OF_THE_OUTSIDE)));
        DescribedPredicate<JavaClass> word = plain.or(resideInAPackage("com.fasterxml.jackson.annotation"));
        DescribedPredicate<JavaClass> noun = DescribedPredicate.describe(
                "a plain noun",
                type -> Conditions.isData(root, type)
                        && type.getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .map(JavaClass::getBaseComponentType)
                                .allMatch(used ->
                                        used.isPrimitive() || word.test(used) || Conditions.isData(root, used)));
        return classes()
                .that(resideInAPackage(core))
                .should()
                .onlyDependOnClassesThat(plain.or(noun)
                        .or(resideInAPackage(core))
                        .as("java.* (but not its outside), events, plain nouns or the core itself"))
                .because("the core is a function of its arguments");
    }

    /** Verbs are packages, and a verb never uses another verb. */
    static ArchRule verbsApart(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .notDependOnEachOther()
                .because("a verb may use the nouns at the root, never another verb");
    }

    /** Nouns stand at the root and know no verb. */
    static ArchRule nounsFirst(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".*..")
                .because("nouns are used by verbs, not the other way round");
    }

    /** Packages are named after what they are about. */
    static ArchRule telling(String within) {
        String[] empty = Stream.of("service", "services", "dto", "util", "utils", "impl", "helper", "common", "model")
                .map(name -> within + name + "..")
                .toArray(String[]::new);
        return noClasses().should().resideInAnyPackage(empty).because("such a name says nothing of what is inside");
    }

    /** So are types. */
    static ArchRule tellingNames() {
        return noClasses()
                .should(Conditions.be(simpleNameEndingWith("Impl")
                        .or(simpleNameEndingWith("Manager"))
                        .or(simpleNameEndingWith("Helper"))
                        .or(simpleNameEndingWith("Util"))
                        .or(simpleNameEndingWith("Utils"))
                        .as("named …Impl, …Manager, …Helper or …Util")))
                .because("a type is named by what it is");
    }

    /** Requests leave through clients that check where they go. */
    static ArchRule noForeignHttpClient(DescribedPredicate<JavaClass> clients) {
        return noClasses()
                .that(DescribedPredicate.not(clients))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net.http..",
                                "io.vertx.ext.web.client..",
                                "io.vertx.mutiny.ext.web.client..",
                                "org.apache.http..",
                                "org.apache.hc..",
                                "okhttp3..",
                                "jakarta.ws.rs.client..",
                                "org.eclipse.microprofile.rest.client",
                                "io.quarkus.rest.client..")
                        .or(Conditions.named(
                                "org.eclipse.microprofile.rest.client.inject.RegisterRestClient",
                                "java.net.HttpURLConnection",
                                "java.net.URLConnection",
                                "io.vertx.core.http.HttpClient",
                                "io.vertx.mutiny.core.http.HttpClient")))
                .because("outgoing requests are few, named here, and checked");
    }

    /** What a bean needs stands in its constructor. */
    static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
                .because("a constructor shows what a class needs, and tests can call it");
    }

    /** Times are {@code java.time}. */
    static ArchRule noOldDates() {
        return noClasses()
                .should()
                .dependOnClassesThat(Conditions.named(
                        "java.util.Date",
                        "java.util.Calendar",
                        "java.util.GregorianCalendar",
                        "java.text.SimpleDateFormat"))
                .because("java.time says what is meant");
    }
}
