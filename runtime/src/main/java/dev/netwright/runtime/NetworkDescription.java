package dev.netwright.runtime;

import dev.netwright.serving.Dimension;
import dev.netwright.serving.ModelDescription;
import dev.netwright.serving.ModelInput;
import dev.netwright.serving.ModelOutput;
import dev.netwright.serving.OutputKind;
import java.util.ArrayList;
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
                        .toList(),
                sameSizes(architecture));
    }

    /** A file knows nothing of padding: sequences that are equally long, one by one, have as many steps. */
    private static List<List<String>> sameSizes(Architecture architecture) {
        List<List<NetworkLayer>> groups = new ArrayList<>(architecture.sameSizes());
        groups.addAll(architecture.sameSteps());
        groups.addAll(architecture.sameLengths());
        return groups.stream()
                .map(group -> group.stream().map(NetworkLayer::id).toList())
                .toList();
    }

    private static ModelInput input(Architecture architecture, NetworkLayer input) {
        List<Long> nominal = input.shape().dims();
        List<Long> smallest = architecture.smallest(input).orElse(input.shape()).dims();
        List<Long> largest = architecture.largest(input).orElse(input.shape()).dims();
        boolean isOpen = architecture.smallest(input).isPresent();
        return new ModelInput(
                input.id(),
                IntStream.range(0, nominal.size())
                        .mapToObj(i -> isOpen && i > 0
                                ? Dimension.open(nominal.get(i), smallest.get(i), largest.get(i))
                                : Dimension.fixed(nominal.get(i)))
                        .toList(),
                architecture.vocabulary(input));
    }

    private static ModelOutput output(Architecture architecture, Architecture.Head head) {
        NetworkLayer layer = head.layer();
        List<Long> sizes = layer.shape().dims();
        return new ModelOutput(
                layer.id(),
                OutputKind.valueOf(head.kind().name()),
                IntStream.range(0, sizes.size())
                        .mapToObj(i -> architecture.isOpen() && i > 0
                                ? Dimension.any(sizes.get(i))
                                : Dimension.fixed(sizes.get(i)))
                        .toList(),
                architecture.labels(layer));
    }
}
