package dev.netwright.processor.differential;

import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
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
            drawn -> !drawn.readsVector() && drawn.members().containsValue("SOFTMAX")),
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
            drawn -> drawn.kind().contains("Pool")),
    WINDOW_BEYOND_INPUT(
            ErrorCode.KERNEL_EXCEEDS_INPUT,
            "Deeplearning4j divides towards zero, so a window too large by less than a stride counts as one",
            Drawn::hasWindow),
    DISTANCE_OF_ANYTHING(
            List.of(ErrorCode.SHAPES_DIFFER, ErrorCode.TENSOR_KIND),
            "Deeplearning4j does not compare the shapes whose distance it measures",
            drawn -> drawn.kind().equals("L2Distance")),
    ADDS_BY_BROADCAST(
            ErrorCode.SHAPES_DIFFER,
            "Deeplearning4j broadcasts a size of 1 when it runs, and infers the shape of the first input",
            drawn -> drawn.kind().equals("Add") || drawn.kind().equals("Multiply")),
    UNCHECKED_SHARE(
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j does not check the share of dropout, the momentum of batch normalisation or a slope",
            drawn -> List.of("Dropout", "BatchNorm", "LeakyRelu", "Prelu").contains(drawn.kind())),
    GROUPS(
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j has no groups, which must divide the channels",
            drawn -> drawn.isGiven("groups")),
    TRANSPOSED_WITHOUT_CHECKS(
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j has no output padding, and does not check the kernel of a transposed convolution",
            drawn -> drawn.kind().equals("ConvTranspose2d")),
    POOLS_ANYTHING(
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j has one global pool for maps, sequences and volumes",
            drawn -> drawn.kind().startsWith("Global")),
    EVEN_NEIGHBOURHOOD(
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j rounds an even number of neighbouring channels up without a word",
            drawn -> drawn.kind().equals("LocalResponseNorm")),
    COMPUTES_WITH_INDICES(
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j computes with what an embedding looks up, too, and fails when it trains",
            (drawn, network) -> drawn.reads().stream()
                    .flatMap(read -> network.readersOf(network.named(read)).stream())
                    .anyMatch(reader -> reader.kind().equals("Embedding"))),
    HEAD_ON_A_VOLUME(
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j has a loss of each voxel of a volume, which the language leaves out",
            Drawn::isHead),
    MERGED_VOLUMES(
            ErrorCode.NO_EXACT_LOWERING,
            "Deeplearning4j merges volumes when it predicts, and fails when it trains",
            drawn -> drawn.kind().equals("Concat")),
    SLOPES_OF_ANYTHING(
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j shares no slopes over steps or voxels when it trains, only when it predicts",
            drawn -> drawn.kind().equals("Prelu")),
    HEAD_ON_A_STACK(
            ErrorCode.STACKED_BATCHES,
            "Deeplearning4j takes a stack for one larger batch, of which nobody has the labels",
            Drawn::isHead),
    STACKED_TWICE(
            ErrorCode.STACKED_BATCHES,
            "Deeplearning4j does not count what is stacked",
            drawn -> drawn.kind().equals("Stack")),
    ACTIVATED_TWICE(
            ErrorCode.HEAD_ACTIVATION,
            "Deeplearning4j lets a head apply an activation to what it was applied to already",
            drawn -> drawn.members().containsValue("SIGMOID")
                    || drawn.members().containsValue("SOFTMAX")
                    || drawn.kind().equals("Activate"));

    private final List<ErrorCode> codes;
    private final String reason;
    private final BiPredicate<Drawn, DrawnNetwork> where;

    KnownDifference(ErrorCode code, String reason, Predicate<Drawn> where) {
        this(List.of(code), reason, where);
    }

    KnownDifference(List<ErrorCode> codes, String reason, Predicate<Drawn> where) {
        this(codes, reason, (drawn, network) -> where.test(drawn));
    }

    KnownDifference(ErrorCode code, String reason, BiPredicate<Drawn, DrawnNetwork> where) {
        this(List.of(code), reason, where);
    }

    KnownDifference(List<ErrorCode> codes, String reason, BiPredicate<Drawn, DrawnNetwork> where) {
        this.codes = codes;
        this.reason = reason;
        this.where = where;
    }

    /** The difference that explains {@code problem}, if it is a known one. */
    static Optional<KnownDifference> of(Problem problem, DrawnNetwork network) {
        return network.layers().stream()
                .filter(drawn -> drawn.name().equals(problem.subject()))
                .findFirst()
                .flatMap(drawn -> Arrays.stream(values())
                        .filter(known -> known.codes.contains(problem.code()) && known.where.test(drawn, network))
                        .findFirst());
    }

    @Override
    public String toString() {
        return codes.get(0).text() + ": " + reason;
    }
}
