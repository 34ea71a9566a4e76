package dev.maeari.local.signin;

import dev.maeari.local.Html;
import dev.maeari.local.Languages;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a person says who they are: a button for each of the ready-made, and a field for any other name. */
final class SignInPage {
    private SignInPage() {}

    static String of(@Nullable String acceptLanguage) {
        ResourceBundle texts = Html.texts("sign-in", Languages.of(acceptLanguage));
        return Html.page("sign-in", texts)
                .replace(
                        "{people}",
                        LocalPerson.READY_MADE.stream()
                                .map(person -> button(person, texts))
                                .collect(Collectors.joining("\n")));
    }

    private static String button(LocalPerson person, ResourceBundle texts) {
        return """
                <button name="username" value="%s"><b>%s</b><span>%s</span></button>""".formatted(
                        Html.escape(person.username()),
                        Html.escape(person.name()),
                        Html.escape(texts.getString("role." + person.username())));
    }
}
