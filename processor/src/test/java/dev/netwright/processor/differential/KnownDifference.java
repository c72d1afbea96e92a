package dev.netwright.processor.differential;

import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** What Netwright rejects and Deeplearning4j takes, each with the reason. Everything else that differs is a bug. */
enum KnownDifference {
    FLATTENS_BY_ITSELF(
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j flattens a map before a dense layer behind the reader's back",
            drawn -> drawn.kind().equals("Dense")),
    SOFTMAX_ON_A_MAP(
            ErrorCode.NO_EXACT_LOWERING,
            "Deeplearning4j's softmax normalises a map along its width, not over the channels",
            drawn -> drawn.readsMap() && drawn.members().containsValue("SOFTMAX")),
    AVERAGE_ROUNDED_UP(
            ErrorCode.NO_EXACT_LOWERING,
            "Deeplearning4j has no ceil rounding; the oracle's zeros have the shape, but count in the average",
            drawn -> drawn.kind().equals("AvgPool2d") && drawn.roundsUp()),
    SOFTMAX_OVER_ONE(
            ErrorCode.HEAD_WIDTH,
            "Deeplearning4j takes a softmax over one class, whose probability is always 1",
            drawn -> drawn.kind().equals("SoftmaxOutput") && drawn.seen()[0] == 1),
    POOL_IN_PADDING(
            ErrorCode.PADDING_EXCEEDS_KERNEL,
            "Deeplearning4j pools windows that see nothing but padding",
            drawn -> drawn.kind().endsWith("Pool2d")),
    WINDOW_BEYOND_INPUT(
            ErrorCode.KERNEL_EXCEEDS_INPUT,
            "Deeplearning4j divides towards zero, so a window too large by less than a stride counts as one",
            drawn -> drawn.kind().endsWith("Pool2d") || drawn.kind().equals("Conv2d")),
    ADDS_BY_BROADCAST(
            ErrorCode.SHAPES_DIFFER,
            "Deeplearning4j broadcasts a size of 1 when it runs, and infers the shape of the first input",
            drawn -> drawn.kind().equals("Add") || drawn.kind().equals("Multiply")),
    UNCHECKED_SHARE(
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j does not check the share of dropout or the momentum of batch normalisation",
            drawn -> drawn.kind().equals("Dropout") || drawn.kind().equals("BatchNorm")),
    EVEN_NEIGHBOURHOOD(
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j rounds an even number of neighbouring channels up without a word",
            drawn -> drawn.kind().equals("LocalResponseNorm")),
    ACTIVATED_TWICE(
            ErrorCode.HEAD_ACTIVATION,
            "Deeplearning4j lets a head apply an activation to what it was applied to already",
            drawn -> drawn.members().containsValue("SIGMOID")
                    || drawn.members().containsValue("SOFTMAX")
                    || drawn.kind().equals("Activate"));

    private final ErrorCode code;
    private final String reason;
    private final Predicate<Drawn> where;

    KnownDifference(ErrorCode code, String reason, Predicate<Drawn> where) {
        this.code = code;
        this.reason = reason;
        this.where = where;
    }

    /** The difference that explains {@code problem}, if it is a known one. */
    static Optional<KnownDifference> of(Problem problem, DrawnNetwork network) {
        return network.layers().stream()
                .filter(drawn -> drawn.name().equals(problem.subject()))
                .findFirst()
                .flatMap(drawn -> Arrays.stream(values())
                        .filter(known -> known.code == problem.code() && known.where.test(drawn))
                        .findFirst());
    }

    @Override
    public String toString() {
        return code.text() + ": " + reason;
    }
}
