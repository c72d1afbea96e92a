package dev.netwright.runtime;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shape that an array must have.
 *
 * @param kind what its dimensions mean
 * @param least the sizes of one example, at least
 * @param most the sizes of one example, at most
 * @param isOpen whether its sizes are those that the compiler proved for ANY size
 * @param examples how many there must be; empty where any number will do
 * @param areClasses whether it has a value for each class, along the first dimension of an example
 */
record Expected(
        TensorShape.Kind kind,
        List<Long> least,
        List<Long> most,
        boolean isOpen,
        OptionalLong examples,
        boolean areClasses) {

    static Expected input(Architecture architecture, NetworkLayer input) {
        TensorShape least = architecture.smallest(input).orElse(input.shape());
        TensorShape most = architecture.largest(input).orElse(input.shape());
        return new Expected(
                least.kind(), least.dims(), most.dims(), architecture.isOpen(input), OptionalLong.empty(), false);
    }

    static Expected labels(TensorShape shape, HeadKind head, long examples) {
        return new Expected(
                shape.kind(), shape.dims(), shape.dims(), false, OptionalLong.of(examples), head == HeadKind.SOFTMAX);
    }

    /** Whether an array of this shape may be given. */
    boolean admits(long[] shape) {
        return shape.length == least.size() + 1
                && shape[0] > 0
                && IntStream.range(0, least.size())
                        .allMatch(i -> shape[i + 1] >= least.get(i) && shape[i + 1] <= most.get(i));
    }

    /** {@code [N, 3, 32 to 512, 32 to 512]}. */
    @Override
    public String toString() {
        return IntStream.range(0, least.size())
                .mapToObj(i -> least.get(i) + (most.get(i) > least.get(i) ? " to " + most.get(i) : ""))
                .collect(Collectors.joining(", ", "[N, ", "]"));
    }
}
