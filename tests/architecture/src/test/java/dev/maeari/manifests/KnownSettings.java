package dev.maeari.manifests;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The names, as environment variables, of all settings that the services know: their own, Quarkus' (from the models that
 * its extensions carry for their documentation), and those of Kafka's clients.
 */
final class KnownSettings {
    private static final Pattern PROPERTY =
            Pattern.compile("(?:@ConfigProperty\\(\\s*name = \"|\\$\\{)([a-z][a-z.-]+)");
    /** Where a name of one's own stands: whose setting it is, or its number. */
    private static final Pattern OWN_NAME = Pattern.compile("__[A-Z0-9_]+?__");

    private static final Set<String> NAMES = all();

    private KnownSettings() {}

    static boolean has(String variable) {
        return NAMES.contains(variable) || NAMES.contains(unnamed(variable));
    }

    private static Set<String> all() {
        Set<String> names = new HashSet<>();
        ofQuarkus(names);
        for (Set<String> keys :
                List.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())) {
            keys.forEach(key -> names.add(variable("kafka." + key)));
        }
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.maeari")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                Class<?> mapping = type.reflect();
                mapped(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, names);
            }
        }
        Manifests.sources()
                .forEach(source ->
                        PROPERTY.matcher(source).results().forEach(found -> names.add(variable(found.group(1)))));
        return Set.copyOf(names);
    }

    private static void mapped(String prefix, Class<?> mapping, Set<String> names) {
        for (Method method : mapping.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                String name = prefix + "." + StringUtil.skewer(method.getName());
                names.add(variable(name));
                Type type = method.getGenericReturnType() instanceof ParameterizedType optional
                        ? optional.getActualTypeArguments()[0]
                        : method.getGenericReturnType();
                if (type instanceof Class<?> group && group.getName().startsWith("dev.maeari")) {
                    mapped(name, group, names);
                }
            }
        }
    }

    private static void ofQuarkus(Set<String> names) {
        try {
            for (URL model : Collections.list(KnownSettings.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                try (InputStream text = model.openStream()) {
                    Schema.JSON.readTree(text).findValues("environmentVariable").forEach(name -> {
                        names.add(name.asText());
                        names.add(unnamed(name.asText()));
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unnamed(String variable) {
        return OWN_NAME.matcher(variable).replaceAll("__*__");
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
