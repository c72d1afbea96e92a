package dev.netwright.processor.layer;

import dev.netwright.processor.report.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * A layer does not fit: why, which member is to blame, and what may be tried instead. Whether a candidate really
 * compiles is found by whoever catches this, by unfolding the network again with it.
 */
public final class LayerFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ErrorCode code;
    private final transient Optional<String> member;
    private final transient String rule;
    private final transient List<Candidates> candidates;
    private final transient List<String> advice;

    /**
     * Values of {@code member} that may fit, ascending.
     *
     * @param open whether values beyond the last are alike, so that "at least" may be said
     */
    public record Candidates(String member, List<Object> values, boolean open) {
        private static final int MOST = 256;

        /** {@code from} to {@code to}, the least of them where they are very many, each as {@code written} has it. */
        public static Candidates range(String member, long from, long to, boolean open, LongFunction<Object> written) {
            List<Object> values = LongStream.rangeClosed(from, Math.min(to, from + MOST - 1))
                    .mapToObj(written)
                    .toList();
            return new Candidates(member, values, open);
        }
    }

    private LayerFault(
            ErrorCode code,
            Optional<String> member,
            String message,
            String rule,
            List<Candidates> candidates,
            List<String> advice) {
        super(message, null, false, false);
        this.code = code;
        this.member = member;
        this.rule = rule;
        this.candidates = List.copyOf(candidates);
        this.advice = List.copyOf(advice);
    }

    public static LayerFault of(ErrorCode code, String message) {
        return new LayerFault(code, Optional.empty(), message, "", List.of(), List.of());
    }

    /** Puts the blame on a member. */
    public LayerFault on(String name) {
        return new LayerFault(code, Optional.of(name), getMessage(), rule, candidates, advice);
    }

    /** The rule with the numbers in it. */
    public LayerFault rule(String text) {
        return new LayerFault(code, member, getMessage(), text, candidates, advice);
    }

    /** Adds integers {@code from} to {@code to} as candidates for {@code name}. */
    public LayerFault tryInts(String name, long from, long to, boolean open) {
        return tryValues(Candidates.range(name, from, to, open, value -> value));
    }

    public LayerFault tryValues(Candidates more) {
        List<Candidates> all = new ArrayList<>(candidates);
        all.add(more);
        return new LayerFault(code, member, getMessage(), rule, all, advice);
    }

    /** Adds what to do in words, where no member's value would help. */
    public LayerFault advise(String text) {
        List<String> all = new ArrayList<>(advice);
        all.add(text);
        return new LayerFault(code, member, getMessage(), rule, candidates, all);
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<String> member() {
        return member;
    }

    public String rule() {
        return rule;
    }

    public List<Candidates> candidates() {
        return candidates;
    }

    public List<String> advice() {
        return advice;
    }
}
