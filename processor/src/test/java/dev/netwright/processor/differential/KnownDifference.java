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
            drawn -> drawn.kind().equals("Dense"));

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
