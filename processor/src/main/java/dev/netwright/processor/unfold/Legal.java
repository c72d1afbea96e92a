package dev.netwright.processor.unfold;

import dev.netwright.processor.layer.LayerFault;
import java.util.List;
import java.util.Optional;

/**
 * Some of the candidates for a member, in words.
 *
 * @param isBelow whether the value at fault lies below the candidates, so that "up to" would invite it again
 */
record Legal(LayerFault.Candidates candidates, boolean isBelow) {
    private static final int SHOWN = 5;

    /** {@code kernel up to 4}, {@code padding of at least 1}; empty where there is none. */
    Optional<String> inWords(List<Integer> indices) {
        List<Object> values = candidates.values();
        String member = candidates.member();
        if (indices.isEmpty()) {
            return Optional.empty();
        }
        int first = indices.get(0);
        int last = indices.get(indices.size() - 1);
        boolean isRange = last - first == indices.size() - 1 && isContiguous(values.subList(first, last + 1));
        String low = Texts.of(values.get(first));
        String high = Texts.of(values.get(last));
        if (isRange && candidates.open() && last == values.size() - 1) {
            return Optional.of("%s of at least %s".formatted(member, low));
        }
        if (indices.size() == 1) {
            return Optional.of("%s = %s".formatted(member, low));
        }
        boolean isFromStart = first == 0 || values.get(first).equals(1L);
        if (isRange && isFromStart && !isBelow) {
            return Optional.of("%s up to %s".formatted(member, high));
        }
        if (isRange) {
            return Optional.of("%s from %s to %s".formatted(member, low, high));
        }
        List<String> some = indices.stream()
                .limit(SHOWN)
                .map(index -> Texts.of(values.get(index)))
                .toList();
        return Optional.of(
                "%s of %s%s".formatted(member, String.join(" or ", some), indices.size() > SHOWN ? " or others" : ""));
    }

    /** Whether no whole number lies between two neighbours; other values are neighbours as they stand. */
    private static boolean isContiguous(List<Object> values) {
        return !(values.get(0) instanceof Long first)
                || values.get(values.size() - 1).equals(first + values.size() - 1);
    }
}
