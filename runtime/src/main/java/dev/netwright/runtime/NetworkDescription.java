package dev.netwright.runtime;

import dev.netwright.serving.Dimension;
import dev.netwright.serving.ModelDescription;
import dev.netwright.serving.ModelInput;
import dev.netwright.serving.ModelOutput;
import dev.netwright.serving.OutputKind;
import java.util.List;
import java.util.stream.IntStream;

/** An architecture as serving describes it: its inputs, and its heads without the auxiliary ones. */
public final class NetworkDescription {
    private NetworkDescription() {}

    /** The description of an architecture. */
    public static ModelDescription of(Architecture architecture) {
        return new ModelDescription(
                architecture.name(),
                architecture.fingerprint(),
                architecture.inputs().stream()
                        .map(input -> input(architecture, input))
                        .toList(),
                architecture.mainHeads().stream()
                        .map(head -> output(architecture, head))
                        .toList());
    }

    private static ModelInput input(Architecture architecture, NetworkLayer input) {
        List<Long> nominal = input.shape().dims();
        List<Long> smallest = architecture.smallest(input).orElse(input.shape()).dims();
        boolean isOpen = architecture.smallest(input).isPresent();
        return new ModelInput(
                input.id(),
                IntStream.range(0, nominal.size())
                        .mapToObj(i -> isOpen && i > 0
                                ? Dimension.open(nominal.get(i), smallest.get(i))
                                : Dimension.fixed(nominal.get(i)))
                        .toList());
    }

    private static ModelOutput output(Architecture architecture, Architecture.Head head) {
        NetworkLayer layer = head.layer();
        List<Long> sizes = layer.shape().dims();
        return new ModelOutput(
                layer.id(),
                OutputKind.valueOf(head.kind().name()),
                IntStream.range(0, sizes.size())
                        .mapToObj(i -> architecture.isOpen() && i > 0
                                ? Dimension.open(sizes.get(i), 1)
                                : Dimension.fixed(sizes.get(i)))
                        .toList(),
                architecture.labels(layer));
    }
}
