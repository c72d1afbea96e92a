package dev.netwright.processor.differential;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A layer of a random network.
 *
 * @param kind the simple name of its annotation
 * @param reads the names of the layers it reads
 * @param members the members that are given: Long, List of Long, Double, Boolean, or String for an enum's constant
 * @param seen the shape of its first input as the generator has it, {@code [F]}, {@code [F, T]}, {@code [C, H, W]} or
 *     {@code [C, D, H, W]}; for an input its own
 */
record Drawn(String name, String kind, List<String> reads, Map<String, Object> members, long[] seen) {
    private static final List<String> TYPES =
            List.of("FeatureVector", "FeatureSequence", "FeatureMap", "FeatureVolume");

    boolean isInput() {
        return kind.equals("Input");
    }

    boolean isHead() {
        return kind.endsWith("Output");
    }

    boolean readsVector() {
        return seen.length == 1;
    }

    boolean readsMap() {
        return seen.length == 3;
    }

    boolean readsVolume() {
        return seen.length == 4;
    }

    /** Whether it slides a window over its input. */
    boolean hasWindow() {
        return members.containsKey("kernel");
    }

    boolean isConvolution() {
        return kind.contains("Conv");
    }

    boolean isGlobal1d() {
        return kind.startsWith("Global") && kind.endsWith("1d");
    }

    boolean roundsUp() {
        return "CEIL".equals(members.get("rounding"));
    }

    int number(String member) {
        return Math.toIntExact((Long) members.get(member));
    }

    double decimal(String member, double otherwise) {
        return (Double) members.getOrDefault(member, otherwise);
    }

    /** A number, or {@code otherwise} where it is not given. */
    int number(String member, long otherwise) {
        return Math.toIntExact((Long) members.getOrDefault(member, otherwise));
    }

    boolean flag(String member, boolean otherwise) {
        return (Boolean) members.getOrDefault(member, otherwise);
    }

    boolean isGiven(String member) {
        return members.containsKey(member);
    }

    /** The sizes along each of {@code axes} of a member that may be one number for all. */
    int[] sizes(String member, int axes, long otherwise) {
        Object given = members.getOrDefault(member, otherwise);
        List<?> sizes = given instanceof List<?> list ? list : List.of(given);
        int[] all = new int[axes];
        for (int axis = 0; axis < axes; axis++) {
            all[axis] = Math.toIntExact((Long) sizes.get(sizes.size() == 1 ? 0 : axis));
        }
        return all;
    }

    int[] pair(String member, long otherwise) {
        return sizes(member, 2, otherwise);
    }

    int[] triple(String member, long otherwise) {
        return sizes(member, 3, otherwise);
    }

    /** Its line in an interface. */
    String method() {
        String given = members.entrySet().stream()
                .map(member -> member.getKey() + " = " + text(member.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
        String type = isInput() ? TYPES.get(seen.length - 1) : "Tensor";
        return "    @%s%s %s %s(%s);\n"
                .formatted(
                        kind,
                        given.isEmpty() ? "" : "(" + given + ")",
                        type,
                        name,
                        reads.stream().map(read -> "Tensor " + read).collect(Collectors.joining(", ")));
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"))
                : String.valueOf(value);
    }

    @Override
    public String toString() {
        return method().trim();
    }
}
