package dev.netwright.processor.differential;

import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What Netwright rejects and Deeplearning4j takes, with the most layers that it excuses in the two thousand networks that the
 * checks draw, and the reason. Everything else that differs is a bug.
 */
enum KnownDifference {
    FLATTENS_BY_ITSELF(
            7,
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j flattens a map before a dense layer behind the reader's back",
            drawn -> drawn.kind().equals("Dense")),
    SOFTMAX_ON_A_MAP(
            5,
            ErrorCode.NO_EXACT_LOWERING,
            "Deeplearning4j's softmax normalises a map along its width, not over the channels",
            drawn -> !drawn.readsVector() && drawn.members().containsValue("SOFTMAX")),
    SOFTMAX_OVER_ONE(
            13,
            ErrorCode.HEAD_WIDTH,
            "Deeplearning4j takes a softmax over one class, whose probability is always 1",
            drawn -> drawn.kind().equals("SoftmaxOutput") && drawn.seen()[0] == 1),
    POOL_IN_PADDING(
            25,
            ErrorCode.PADDING_EXCEEDS_KERNEL,
            "Deeplearning4j pools windows that see nothing but padding",
            drawn -> drawn.kind().contains("Pool")),
    WINDOW_BEYOND_INPUT(
            6,
            ErrorCode.KERNEL_EXCEEDS_INPUT,
            "Deeplearning4j divides towards zero, so a window too large by less than a stride counts as one",
            Drawn::hasWindow),
    DISTANCE_OF_ANYTHING(
            13,
            List.of(ErrorCode.SHAPES_DIFFER, ErrorCode.TENSOR_KIND),
            "Deeplearning4j does not compare the shapes whose distance it measures",
            drawn -> drawn.kind().equals("L2Distance")),
    ADDS_BY_BROADCAST(
            5,
            ErrorCode.SHAPES_DIFFER,
            "Deeplearning4j broadcasts a size of 1 when it runs, and infers the shape of the first input",
            drawn -> drawn.kind().equals("Add") || drawn.kind().equals("Multiply")),
    UNCHECKED_SHARE(
            83,
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j does not check the share of dropout, the momentum of batch normalisation or a slope",
            drawn -> List.of("Dropout", "BatchNorm", "LeakyRelu", "Prelu").contains(drawn.kind())),
    GROUPS(
            5,
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j has no groups, which must divide the channels",
            drawn -> drawn.isGiven("groups")),
    TRANSPOSED_WITHOUT_CHECKS(
            2,
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j has no output padding, and does not check the kernel of a transposed convolution",
            drawn -> drawn.kind().equals("ConvTranspose2d")),
    POOLS_ANYTHING(
            2,
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j has one global pool for maps, sequences and volumes",
            drawn -> drawn.kind().startsWith("Global")),
    EVEN_NEIGHBOURHOOD(
            3,
            ErrorCode.MEMBER_OUT_OF_RANGE,
            "Deeplearning4j rounds an even number of neighbouring channels up without a word",
            drawn -> drawn.kind().equals("LocalResponseNorm")),
    COMPUTES_WITH_INDICES(
            3,
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j computes with what an embedding looks up, too, and fails when it trains",
            (drawn, network) -> drawn.reads().stream()
                    .flatMap(read -> network.readersOf(network.named(read)).stream())
                    .anyMatch(reader -> reader.kind().equals("Embedding"))),
    HEAD_ON_A_VOLUME(
            8,
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j has a loss of each voxel of a volume, which the language leaves out",
            Drawn::isHead),
    MERGED_VOLUMES(
            5,
            ErrorCode.NO_EXACT_LOWERING,
            "Deeplearning4j merges volumes when it predicts, and fails when it trains",
            drawn -> drawn.kind().equals("Concat")),
    SLOPES_OF_ANYTHING(
            2,
            ErrorCode.TENSOR_KIND,
            "Deeplearning4j shares no slopes over steps or voxels when it trains, only when it predicts",
            drawn -> drawn.kind().equals("Prelu")),
    HEAD_ON_A_STACK(
            3,
            ErrorCode.STACKED_BATCHES,
            "Deeplearning4j takes a stack for one larger batch, of which nobody has the labels",
            Drawn::isHead),
    STACKED_TWICE(
            2,
            ErrorCode.STACKED_BATCHES,
            "Deeplearning4j does not count what is stacked",
            drawn -> drawn.kind().equals("Stack")),
    ACTIVATED_TWICE(
            17,
            ErrorCode.HEAD_ACTIVATION,
            "Deeplearning4j lets a head apply an activation to what it was applied to already",
            drawn -> drawn.members().containsValue("SIGMOID")
                    || drawn.members().containsValue("SOFTMAX")
                    || drawn.kind().equals("Activate"));

    private final int most;
    private final List<ErrorCode> codes;
    private final String reason;
    private final BiPredicate<Drawn, DrawnNetwork> where;

    KnownDifference(int most, ErrorCode code, String reason, Predicate<Drawn> where) {
        this(most, List.of(code), reason, where);
    }

    KnownDifference(int most, List<ErrorCode> codes, String reason, Predicate<Drawn> where) {
        this(most, codes, reason, (drawn, network) -> where.test(drawn));
    }

    KnownDifference(int most, ErrorCode code, String reason, BiPredicate<Drawn, DrawnNetwork> where) {
        this(most, List.of(code), reason, where);
    }

    KnownDifference(int most, List<ErrorCode> codes, String reason, BiPredicate<Drawn, DrawnNetwork> where) {
        this.most = most;
        this.codes = codes;
        this.reason = reason;
        this.where = where;
    }

    /** The difference that explains {@code problem} of a layer, if it is a known one. */
    static Optional<KnownDifference> of(Problem problem, DrawnNetwork network, Drawn blamed) {
        return Arrays.stream(values())
                .filter(known -> known.codes.contains(problem.code()) && known.where.test(blamed, network))
                .findFirst();
    }

    /** {@return the most layers of two thousand networks that it excuses} */
    int most() {
        return most;
    }

    @Override
    public String toString() {
        return codes.get(0).text() + ": " + reason;
    }
}
