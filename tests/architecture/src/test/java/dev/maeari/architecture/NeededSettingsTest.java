package dev.maeari.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.maeari.web.Needed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A setting without a default is asked for before a service starts, with all others. */
class NeededSettingsTest {
    private static final Map<Module, Needed> NEEDED = Map.of(
            Module.ARTICLES, dev.maeari.articles.Main.NEEDED,
            Module.ENGAGEMENT, dev.maeari.engagement.Main.NEEDED,
            Module.NOTIFICATIONS, dev.maeari.notifications.Main.NEEDED);

    @ParameterizedTest
    @EnumSource(names = {"ARTICLES", "ENGAGEMENT", "NOTIFICATIONS"})
    void every_setting_without_a_default_is_asked_for(Module service) {
        // When
        Set<String> needed = withoutDefault(Module.WEB, Module.OUTBOX, service);
        // Then
        assertThat(needed).contains("maeari.site.url", "kafka.bootstrap.servers");
        assertThat(NEEDED.get(service).keys()).containsAll(needed);
    }

    private static Set<String> withoutDefault(Module... modules) {
        Set<String> given = given();
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(
                                Stream.of(modules).map(module -> module.root).toArray(String[]::new))
                        .stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.concat(mapped(type), injected(type)))
                        .filter(key -> !given.contains(key))
                        .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> mapped(Class<?> type) {
        ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
        return mapping == null ? Stream.empty() : mapped(mapping.prefix(), type);
    }

    private static Stream<String> mapped(String prefix, Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !method.isAnnotationPresent(WithDefault.class))
                .filter(method -> method.getReturnType() != Optional.class)
                .flatMap(method -> {
                    String name = prefix + "." + name(method);
                    return method.getReturnType().getName().startsWith("dev.maeari")
                                    && method.getReturnType().isInterface()
                            ? mapped(name, method.getReturnType())
                            : Stream.of(name);
                });
    }

    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given == null ? StringUtil.skewer(method.getName()) : given.value();
    }

    private static Stream<String> injected(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameters()))
                .filter(parameter -> parameter.getType() != Optional.class)
                .map(parameter -> parameter.getAnnotation(ConfigProperty.class))
                .filter(property ->
                        property != null && property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE))
                .map(ConfigProperty::name);
    }

    /** What the services' own files say. */
    private static Set<String> given() {
        Set<String> keys = new TreeSet<>();
        for (String file : List.of("application.properties", "META-INF/microprofile-config.properties")) {
            try {
                for (URL url : Collections.list(
                        NeededSettingsTest.class.getClassLoader().getResources(file))) {
                    try (InputStream text = url.openStream()) {
                        Properties properties = new Properties();
                        properties.load(text);
                        keys.addAll(properties.stringPropertyNames());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keys;
    }
}
