package dev.netwright.benchmarks.contender;

import dev.netwright.models.parity.ParityRule;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a network reads, made by the rule of the parity tests.
 *
 * @param kind what the numbers are
 * @param shape of one example: {@code C, H, W}, {@code F}, or {@code F, T}
 * @param size of the squares in an image, 0 for none; of the vocabulary that words are of
 */
public record Examples(Kind kind, List<Long> shape, int size) {
    /** What the numbers are. */
    public enum Kind {
        IMAGE,
        FEATURES,
        SERIES,
        WORDS
    }

    static Examples image(long channels, long side, int square) {
        return new Examples(Kind.IMAGE, List.of(channels, side, side), square);
    }

    static Examples features(long features) {
        return new Examples(Kind.FEATURES, List.of(features), 0);
    }

    static Examples series(long features, long steps) {
        return new Examples(Kind.SERIES, List.of(features, steps), 0);
    }

    static Examples words(long steps, int vocabulary) {
        return new Examples(Kind.WORDS, List.of(1L, steps), vocabulary);
    }

    /** {@return the shape of a batch as this project and Deeplearning4j have it} */
    public long[] batchShape(int batch) {
        return LongStream.concat(LongStream.of(batch), shape.stream().mapToLong(Long::longValue))
                .toArray();
    }

    /** {@return the shape of a batch as PyTorch has it: a series is [N, T, F], words are [N, T]} */
    public long[] torchShape(int batch) {
        return switch (kind) {
            case IMAGE, FEATURES -> batchShape(batch);
            case SERIES -> new long[] {batch, shape.get(1), shape.get(0)};
            case WORDS -> new long[] {batch, shape.get(1)};
        };
    }

    /** {@return a batch in the order of {@link #batchShape}} */
    float[] values(int batch) {
        long[] whole = batchShape(batch);
        long count = LongStream.of(whole).reduce(1, Math::multiplyExact);
        if (kind == Kind.IMAGE && size > 0) {
            return ParityRule.patches("input", whole, size);
        }
        float[] made = ParityRule.images("input", count);
        if (kind == Kind.WORDS) {
            for (int i = 0; i < made.length; i++) {
                made[i] = (float) Math.floor((double) made[i] * size);
            }
        }
        return made;
    }

    /** {@return a batch in the order of {@link #torchShape}} */
    float[] torchValues(int batch) {
        float[] values = values(batch);
        if (kind != Kind.SERIES) {
            return values;
        }
        int features = Math.toIntExact(shape.get(0));
        int steps = Math.toIntExact(shape.get(1));
        float[] made = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int example = i / (features * steps);
            int feature = i / steps % features;
            made[(example * steps + i % steps) * features + feature] = values[i];
        }
        return made;
    }
}
