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
 * @param seen the shape of its first input as the generator has it, {@code [C, H, W]} or {@code [F]}; for an input its
 *     own
 */
record Drawn(String name, String kind, List<String> reads, Map<String, Object> members, long[] seen) {
    boolean isInput() {
        return kind.equals("Input");
    }

    boolean isHead() {
        return kind.endsWith("Output");
    }

    boolean readsMap() {
        return seen.length == 3;
    }

    boolean roundsUp() {
        return "CEIL".equals(members.get("rounding"));
    }

    long number(String member) {
        return (Long) members.get(member);
    }

    double decimal(String member, double otherwise) {
        return (Double) members.getOrDefault(member, otherwise);
    }

    /** {@code {height, width}} of a member that may be one number for both. */
    int[] pair(String member, long otherwise) {
        List<?> sizes = (List<?>) members.getOrDefault(member, List.of(otherwise));
        int first = ((Long) sizes.get(0)).intValue();
        return new int[] {first, sizes.size() == 1 ? first : ((Long) sizes.get(1)).intValue()};
    }

    /** Its line in an interface. */
    String method() {
        String given = members.entrySet().stream()
                .map(member -> member.getKey() + " = " + text(member.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
        String type = isInput() ? (seen.length == 3 ? "FeatureMap" : "FeatureVector") : "Tensor";
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
