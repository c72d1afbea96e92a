package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.LayerMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An input map of any height and width, or an input sequence of any steps.
 *
 * @param nominal the sizes that are stated, by dimension
 * @param most the largest size that is proven
 */
public record OpenSize(Map<String, Integer> nominal, int most) {
    static final Set<String> MEMBERS = Set.of("nominal", "most");

    private static final Long ANY = -1L;
    private static final long MOST = 4096;

    /** What is wrong with the members of an open size, and what would be right. */
    record Fault(String message, String fix) {}

    /** The open size of an input, if it has one. */
    public static Optional<OpenSize> of(LayerMethod input) {
        AnnotationUse use = input.layer();
        List<String> open = open(use);
        if (open.isEmpty() || fault(use).isPresent()) {
            return Optional.empty();
        }
        List<?> given = nominal(use);
        Map<String, Integer> nominal = new LinkedHashMap<>();
        for (int index = 0; index < open.size(); index++) {
            Long size = (Long) given.get(Math.min(index, given.size() - 1));
            nominal.put(open.get(index), size.intValue());
        }
        return Optional.of(new OpenSize(nominal, (int) most(use)));
    }

    static Optional<Fault> fault(AnnotationUse use) {
        List<String> open = open(use);
        List<?> nominal = nominal(use);
        if (open.contains("height") != open.contains("width")) {
            return Optional.of(new Fault(
                    "height and width are both ANY, or neither is", "height = ANY, width = ANY, nominal = 224"));
        }
        if (open.isEmpty()) {
            return use.given().keySet().stream()
                    .filter(MEMBERS::contains)
                    .findFirst()
                    .map(member -> new Fault(
                            member + " is for an input of ANY size",
                            use.given().containsKey("steps") ? "steps = ANY" : "height = ANY, width = ANY"));
        }
        boolean isSequence = open.contains("steps");
        if (nominal.isEmpty() || nominal.size() > (isSequence ? 1 : 2)) {
            return Optional.of(
                    isSequence
                            ? new Fault("an input of ANY steps needs one nominal number of steps", "nominal = 100")
                            : new Fault("an input of ANY size needs a nominal size", "nominal = 224"));
        }
        long largest = nominal.stream().mapToLong(size -> (Long) size).max().orElseThrow();
        long smallest = nominal.stream().mapToLong(size -> (Long) size).min().orElseThrow();
        if (smallest < 1 || largest > most(use) || most(use) > MOST) {
            return Optional.of(new Fault(
                    "nominal is %s and most is %s".formatted(Texts.of(nominal), most(use)),
                    "1 <= nominal <= most <= " + MOST));
        }
        return Optional.empty();
    }

    private static List<String> open(AnnotationUse use) {
        return List.of("height", "width", "steps").stream()
                .filter(size -> ANY.equals(use.given().get(size)))
                .toList();
    }

    private static List<?> nominal(AnnotationUse use) {
        return use.given().get("nominal") instanceof List<?> sizes ? sizes : List.of();
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
