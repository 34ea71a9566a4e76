package dev.maeari.images;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A service of ours in a container that may do no more than in production. */
final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int GRACE_SECONDS = 60;
    private static final long MEMORY = 768L << 20;

    private final GenericContainer<?> container;
    private final int port;

    /**
     * Makes it, without starting it.
     *
     * @param name by which others of the network reach it, and whoever is there beside it
     */
    Service(String image, String name, int port, Network network, Map<String, String> environment) {
        this.port = port;
        int management = port + 1000;
        container = new GenericContainer<>(DockerImageName.parse(image))
                .withNetwork(network)
                .withNetworkAliases(name)
                .withEnv(environment)
                .withExposedPorts(port, management)
                .withCreateContainerCmdModifier(command -> restrict(Objects.requireNonNull(command.getHostConfig())))
                .waitingFor(Wait.forHttp("/q/health/ready").forPort(management).withStartupTimeout(PATIENCE));
    }

    /** Returns once it is ready. */
    Service start() {
        container.start();
        return this;
    }

    /** Where it is reached from here. */
    int port() {
        return container.getMappedPort(port);
    }

    /** What the engine says of it now. */
    InspectContainerResponse info() {
        return container.getCurrentContainerInfo();
    }

    String user() {
        return Objects.requireNonNull(container.getContainerInfo().getConfig().getUser());
    }

    Map<String, String> labels() {
        return Objects.requireNonNull(container.getContainerInfo().getConfig().getLabels());
    }

    /** What it has written of itself. */
    String said() {
        return container.getLogs();
    }

    /** Asks it to end, as a rollout does, and returns once it has; it is given as long as a pod is. */
    void drain() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(GRACE_SECONDS)
                .exec();
        close();
    }

    @Override
    public void close() {
        container.stop();
    }

    private static void restrict(HostConfig host) {
        host.withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "rw,exec,size=128m"))
                .withMemory(MEMORY)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
    }
}
