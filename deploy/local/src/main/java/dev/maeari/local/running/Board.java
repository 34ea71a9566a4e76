package dev.maeari.local.running;

import dev.maeari.local.DataFolder;
import dev.maeari.local.LocalState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the state of each component and writes it down at each change. */
final class Board {
    private final DataFolder data;
    private final String url;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Consumer<LocalState>> listeners = new ArrayList<>();
    private String state = "starting";
    private LocalState.@Nullable KafkaState kafka;
    private LocalState.@Nullable PostgresState postgres;
    private LocalState.@Nullable MailState mail;
    private LocalState.@Nullable SignInState signIn;

    private record Entry(Component component, String state) {}

    Board(DataFolder data, String url) {
        this.data = data;
        this.url = url;
    }

    synchronized void add(List<? extends Component> components) {
        components.forEach(component -> entries.put(component.name(), new Entry(component, "stopped")));
    }

    /** Who is told of each change from now on. */
    synchronized void tell(Consumer<LocalState> listener) {
        listeners.add(listener);
    }

    synchronized void set(Component component, String newState) {
        entries.put(component.name(), new Entry(component, newState));
        write();
    }

    synchronized void set(String newState) {
        state = newState;
        write();
    }

    synchronized void infrastructure(LocalState.KafkaState newKafka, LocalState.PostgresState newPostgres) {
        kafka = newKafka;
        postgres = newPostgres;
    }

    synchronized void people(LocalState.MailState newMail, LocalState.SignInState newSignIn) {
        mail = newMail;
        signIn = newSignIn;
    }

    private void write() {
        List<LocalState.Component> components = entries.values().stream()
                .map(entry -> entry.component.describe(entry.state))
                .toList();
        LocalState now = new LocalState(state, url, components, kafka, postgres, mail, signIn);
        now.write(data);
        listeners.forEach(listener -> listener.accept(now));
    }
}
