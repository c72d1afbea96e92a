package dev.netwright.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What to do about an array of another shape. A reshape keeps values in their order, so it is offered only where that is
 * the order that is expected: where dimensions are missing, merged or split, and never where they are swapped.
 */
final class ShapeAdvice {

    private ShapeAdvice() {}

    /** Advice after a semicolon; nothing where there is none. */
    static String of(Expected expected, long[] got) {
        if (got.length == 0) {
            return "";
        }
        if (got[0] < 1) {
            return "; there must be at least one example";
        }
        String advice = classNumbers(expected, got);
        if (advice.isEmpty()) {
            advice = permuted(expected, got);
        }
        if (advice.isEmpty()) {
            advice = reshaped(expected, got);
        }
        return advice.isEmpty() ? tooLarge(expected, got) : advice;
    }

    /** Numbers of classes in the place of a row for each: the axis of the classes is missing, or has one element. */
    private static String classNumbers(Expected expected, long[] got) {
        if (!expected.areClasses()
                || !isFor(expected, got[0])
                || expected.least().get(0) < 2) {
            return "";
        }
        List<Long> rest = expected.least().subList(1, expected.least().size());
        List<Long> found = list(got).subList(1, got.length);
        if (!found.equals(rest) && !found.equals(with(1L, rest)) && !found.equals(append(rest, 1L))) {
            return "";
        }
        long classes = expected.least().get(0);
        String rows =
                "Nd4j.pullRows(Nd4j.eye(" + classes + "), 1, labels.ravel().castTo(DataType.INT32).toIntVector())";
        if (rest.isEmpty()) {
            return "; class numbers become rows of 0 and 1 with " + rows;
        }
        return "; class numbers become 0 and 1 for each class with " + rows + ".reshape(" + got[0] + ", "
                + join(append(rest, classes)) + ")." + toFront(expected.least().size());
    }

    private static String permuted(Expected expected, long[] got) {
        int rank = expected.least().size();
        if (rank < 2) {
            return "";
        }
        long[] batch = got.length == rank
                ? LongStream.concat(LongStream.of(1), Arrays.stream(got)).toArray()
                : got;
        if (batch.length != rank + 1) {
            return "";
        }
        long[] moved = batch.clone();
        moved[1] = batch[rank];
        System.arraycopy(batch, 1, moved, 2, rank - 1);
        boolean isExample = got.length == rank;
        if (!expected.admits(moved) || !isFor(expected, moved[0])) {
            return "";
        }
        if (isExample && (expected.admits(batch) || expected.admits(withChannel(got)))) {
            return "";
        }
        String order = switch (expected.kind()) {
            case MAP -> "; channels come before height and width: ";
            case VOLUME -> "; channels come before depth, height and width: ";
            case SEQUENCE, VECTOR -> "; features come before steps: ";
        };
        if (isExample) {
            String axes =
                    LongStream.range(0, rank - 1).mapToObj(String::valueOf).collect(Collectors.joining(", "));
            return order + "permute(" + (rank - 1) + ", " + axes + ").reshape(" + join(list(moved))
                    + ") for one example";
        }
        return order + toFront(rank);
    }

    /** {@code permute(0, 3, 1, 2)}. */
    private static String toFront(int rank) {
        String axes = LongStream.range(1, rank).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "permute(0, " + rank + ", " + axes + ")";
    }

    private static String reshaped(Expected expected, long[] got) {
        long[] example = LongStream.concat(LongStream.of(1), Arrays.stream(got)).toArray();
        if (expected.admits(example) && isFor(expected, 1)) {
            return "; for one example: reshape(" + join(list(example)) + ")";
        }
        if (!isFor(expected, got[0])) {
            return "";
        }
        if (expected.admits(withChannel(got))) {
            return "; if the values are in this order: reshape(" + join(list(withChannel(got))) + ")";
        }
        if (!expected.isOpen() && keepsOrder(list(got).subList(1, got.length), expected.least())) {
            return "; if the values are in this order: reshape(" + got[0] + ", " + join(expected.least()) + ")";
        }
        return "";
    }

    private static boolean isFor(Expected expected, long examples) {
        return expected.examples().orElse(examples) == examples;
    }

    /** With one channel, or feature, in the place where it is missing. */
    private static long[] withChannel(long[] got) {
        return LongStream.concat(LongStream.of(got[0], 1), Arrays.stream(got).skip(1))
                .toArray();
    }

    /** Whether one comes from the other by merging neighbours: then its boundaries are among the other's. */
    private static boolean keepsOrder(List<Long> one, List<Long> other) {
        Set<Long> left = boundaries(one);
        Set<Long> right = boundaries(other);
        return size(one) == size(other) && (left.containsAll(right) || right.containsAll(left));
    }

    private static Set<Long> boundaries(List<Long> sizes) {
        Set<Long> products = new HashSet<>();
        long product = 1;
        for (long size : sizes) {
            product *= size;
            products.add(product);
        }
        products.remove(1L);
        return products;
    }

    private static long size(List<Long> sizes) {
        return sizes.stream().reduce(1L, (a, b) -> a * b);
    }

    private static String tooLarge(Expected expected, long[] got) {
        if (!expected.isOpen() || got.length != expected.most().size() + 1) {
            return "";
        }
        long[] kept = got.clone();
        for (int i = 2; i < kept.length; i++) {
            kept[i] = Math.min(kept[i], expected.most().get(i - 1));
        }
        return expected.admits(kept) ? "; a larger most in its @Input has more sizes proven" : "";
    }

    private static List<Long> list(long[] sizes) {
        return Arrays.stream(sizes).boxed().toList();
    }

    private static List<Long> with(long first, List<Long> rest) {
        List<Long> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static List<Long> append(List<Long> sizes, long last) {
        List<Long> all = new ArrayList<>(sizes);
        all.add(last);
        return all;
    }

    private static String join(List<Long> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
