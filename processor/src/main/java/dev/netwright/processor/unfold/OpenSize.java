package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.LayerMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An input map of any height and width.
 *
 * @param height of the size that is stated
 * @param width of the size that is stated
 * @param most the largest size that is proven
 */
public record OpenSize(int height, int width, int most) {
    static final Set<String> MEMBERS = Set.of("nominal", "most");

    private static final Long ANY = -1L;
    private static final long MOST = 4096;

    /** What is wrong with the members of an open size, and what would be right. */
    record Fault(String message, String fix) {}

    /** The open size of an input, if it has one. */
    public static Optional<OpenSize> of(LayerMethod input) {
        AnnotationUse use = input.layer();
        if (!isOpen(use, "height") || fault(use).isPresent()) {
            return Optional.empty();
        }
        List<?> nominal = (List<?>) use.given().get("nominal");
        int height = ((Long) nominal.get(0)).intValue();
        int width = ((Long) nominal.get(nominal.size() - 1)).intValue();
        return Optional.of(new OpenSize(height, width, (int) most(use)));
    }

    static Optional<Fault> fault(AnnotationUse use) {
        boolean isOpen = isOpen(use, "height");
        List<?> nominal = use.given().get("nominal") instanceof List<?> sizes ? sizes : List.of();
        if (isOpen != isOpen(use, "width")) {
            return Optional.of(new Fault(
                    "height and width are both ANY, or neither is", "height = ANY, width = ANY, nominal = 224"));
        }
        if (!isOpen) {
            return use.given().keySet().stream()
                    .filter(MEMBERS::contains)
                    .findFirst()
                    .map(member -> new Fault(member + " is for an input of ANY size", "height = ANY, width = ANY"));
        }
        if (nominal.isEmpty() || nominal.size() > 2) {
            return Optional.of(new Fault("an input of ANY size gives the nominal one", "nominal = 224"));
        }
        long largest = nominal.stream().mapToLong(size -> (Long) size).max().orElseThrow();
        long smallest = nominal.stream().mapToLong(size -> (Long) size).min().orElseThrow();
        if (smallest < 1 || largest > most(use) || most(use) > MOST) {
            return Optional.of(new Fault(
                    "nominal is %s and most is %d".formatted(Texts.of(nominal), most(use)),
                    "1 <= nominal <= most <= " + MOST));
        }
        return Optional.empty();
    }

    private static boolean isOpen(AnnotationUse use, String size) {
        return ANY.equals(use.given().get(size));
    }

    private static long most(AnnotationUse use) {
        Object most = use.given().get("most");
        return (Long)
                (most != null
                        ? most
                        : use.member("most")
                                .flatMap(member -> member.defaultValue())
                                .orElseThrow());
    }
}
