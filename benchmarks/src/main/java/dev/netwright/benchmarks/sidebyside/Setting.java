package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.Examples;
import dev.netwright.benchmarks.contender.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a contender is run: as its own user would, who sets nothing or knows what is better for the network. */
public enum Setting {
    DEFAULTS("its defaults", Map.of()),

    /** OpenMP's threads sleep while they wait, as {@code bin/train} has them. */
    PASSIVE("OMP_WAIT_POLICY=PASSIVE", Map.of("OMP_WAIT_POLICY", "PASSIVE")),

    /** PyTorch and ONNX Runtime take one for two processors that they believe to be one core. */
    ALL_THREADS("a thread for each processor", allThreads()),

    CHANNELS_LAST("a thread for each processor, channels last", with("NETWRIGHT_BENCHMARK_LAYOUT", "channels_last")),

    /** PyTorch's {@code torch.jit.optimize_for_inference}. */
    FROZEN("a thread for each processor, traced and frozen", with("NETWRIGHT_BENCHMARK_GRAPH", "frozen"));

    private final String title;
    private final Map<String, String> environment;

    Setting(String title, Map<String, String> environment) {
        this.title = title;
        this.environment = environment;
    }

    private static Map<String, String> allThreads() {
        return Map.of(Contender.THREADS, String.valueOf(Runtime.getRuntime().availableProcessors()));
    }

    private static Map<String, String> with(String name, String value) {
        return Map.of(Contender.THREADS, allThreads().get(Contender.THREADS), name, value);
    }

    /** {@return those that are tried for a peer at a task, its defaults first} */
    static List<Setting> of(Peer peer, Task task) {
        boolean trains = task.mode() == Task.Mode.TRAIN;
        boolean images = task.subject().examples().kind() == Examples.Kind.IMAGE;
        List<Setting> settings = new ArrayList<>(List.of(DEFAULTS));
        switch (peer) {
            case NETWRIGHT, STOCK -> {
                if (trains) {
                    settings.add(PASSIVE);
                }
            }
            case PYTORCH -> {
                settings.add(ALL_THREADS);
                if (!trains) {
                    settings.add(FROZEN);
                } else if (images) {
                    settings.add(CHANNELS_LAST);
                }
            }
            case DJL, ONNX_RUNTIME -> settings.add(ALL_THREADS);
            case NETWRIGHT_ONNX, ZOO -> {
                // Their users leave them as they are.
            }
        }
        return settings;
    }

    /** {@return its name in the report} */
    public String title() {
        return title;
    }

    /** {@return what a process gets in its environment} */
    Map<String, String> environment() {
        return environment;
    }
}
