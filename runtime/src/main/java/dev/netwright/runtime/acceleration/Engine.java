package dev.netwright.runtime.acceleration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What a network really computes with. {@link #toString()} is for people, a line for each way of being faster that
 * applies to the network:
 *
 * <pre>
 * training as one program: on (11 layers)
 * prediction as one program: on (11 layers)
 * oneDNN convolutions: on (5 layers)
 * pooling plane by plane: on (2 layers), off (1 layer): dilation
 * </pre>
 *
 * <p>Where a program is on, the lines below it tell what computes padded sequences, and numbers that are NaN or infinite.
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

    /** The same after other uses. */
    Engine after(Use... others) {
        return new Engine(Stream.concat(Stream.of(others), uses.stream()).toList());
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
