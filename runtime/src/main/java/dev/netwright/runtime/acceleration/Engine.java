package dev.netwright.runtime.acceleration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What a network really computes with. {@link #toString()} is for people, a line for each way of being faster that
 * applies to the network:
 *
 * <pre>
 * oneDNN convolutions: on (5 layers)
 * pooling plane by plane: on (2 layers), off (1 layer): dilation
 * </pre>
 *
 * @param uses in a fixed order; empty for a network without layers that could be faster
 */
public record Engine(List<Use> uses) {

    /** Copies the list. */
    public Engine {
        uses = List.copyOf(uses);
    }

    /** What a graph computes with. */
    public static Engine of(ComputationGraph graph) {
        return graph instanceof AcceleratedGraph accelerated
                ? accelerated.engine()
                : off("the graph is Deeplearning4j's own; AcceleratedGraph.of(graph) accelerates it");
    }

    /** An engine in which everything is off for one reason. */
    static Engine off(String reason) {
        return new Engine(List.of(new Use("acceleration", 0, 0, Optional.of(reason))));
    }

    /**
     * One way of being faster.
     *
     * @param name as in {@code "oneDNN convolutions"}
     * @param on how many layers or vertices of the network it computes
     * @param off how many it could compute but does not
     * @param reason why it does not, if so
     */
    public record Use(String name, int on, int off, Optional<String> reason) {

        @Override
        public String toString() {
            String used = on > 0 ? "on (" + layers(on) + ")" : "";
            String unused = reason.map(why -> "off" + (off > 0 ? " (" + layers(off) + ")" : "") + ": " + why)
                    .orElse("");
            return name + ": " + used + (used.isEmpty() || unused.isEmpty() ? "" : ", ") + unused;
        }

        private static String layers(int count) {
            return count == 1 ? "1 layer" : count + " layers";
        }
    }

    /** A line for each use. */
    @Override
    public String toString() {
        return uses.stream().map(Use::toString).collect(Collectors.joining("\n"));
    }
}
