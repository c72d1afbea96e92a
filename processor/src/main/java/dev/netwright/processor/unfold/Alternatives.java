package dev.netwright.processor.unfold;

import dev.netwright.processor.expression.EnumConstant;
import dev.netwright.processor.expression.Type;
import dev.netwright.processor.layer.LayerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other values for a member of a layer, to be tried: those that change the sizes of what comes out. */
final class Alternatives {
    private static final String ROUNDING = "Rounding";
    private static final int MOST = 8;
    /** The members that change heights, widths and steps, the likeliest to be forgotten first, and the least value of each. */
    static final Map<String, Integer> SIZES = Map.ofEntries(
            Map.entry("outputPadding", 0),
            Map.entry("padding", 0),
            Map.entry("stride", 1),
            Map.entry("dilation", 1),
            Map.entry("kernel", 1),
            Map.entry("size", 1),
            Map.entry("top", 0),
            Map.entry("bottom", 0),
            Map.entry("left", 0),
            Map.entry("right", 0));

    static final List<String> ORDER = List.of(
            "rounding",
            "outputPadding",
            "padding",
            "stride",
            "dilation",
            "size",
            "bottom",
            "right",
            "top",
            "left",
            "kernel");

    private Alternatives() {}

    /** The candidates for a member, one list after the other: a value for both axes, for one, for the other. */
    static List<LayerFault.Candidates> of(Origin origin) {
        String name = origin.member().name();
        if (origin.member().type() instanceof Type.EnumType type) {
            return type.simpleName().equals(ROUNDING) ? List.of(constants(origin, type)) : List.of();
        }
        Integer least = SIZES.get(name);
        boolean isDilation = name.equals("dilation");
        if (least == null || isDilation && isOne(origin)) {
            return List.of();
        }
        List<LayerFault.Candidates> all = new ArrayList<>();
        all.add(LayerFault.Candidates.range(name, least, MOST, false, origin::written));
        sides(origin).ifPresent(sides -> {
            for (int axis = 0; axis < sides.size(); axis++) {
                int at = axis;
                all.add(LayerFault.Candidates.range(name, least, MOST, false, value -> with(sides, at, value)));
            }
        });
        return all;
    }

    /** Nobody forgets to dilate. */
    private static boolean isOne(Origin origin) {
        return origin.now()
                .filter(now -> now.equals(1L) || now.equals(List.of(1L)))
                .isPresent();
    }

    private static LayerFault.Candidates constants(Origin origin, Type.EnumType type) {
        List<Object> others = type.constants().stream()
                .map(constant -> (Object) new EnumConstant(type.qualifiedName(), constant))
                .filter(constant -> !Optional.of(constant).equals(origin.now()))
                .toList();
        return new LayerFault.Candidates(origin.member().name(), others, false);
    }

    /** The sides that are written now, of a map's window or a volume's. */
    private static Optional<List<?>> sides(Origin origin) {
        Optional<List<?>> sides = origin.now().filter(List.class::isInstance).map(List.class::cast);
        if (origin.member().type() != Type.INT_ARRAY
                || sides.isEmpty()
                || sides.get().isEmpty()) {
            return Optional.empty();
        }
        Object first = sides.get().get(0);
        return sides.get().size() == 1 ? Optional.of(List.of(first, first)) : sides;
    }

    private static List<Object> with(List<?> sides, int axis, long value) {
        List<Object> changed = new ArrayList<>(sides);
        changed.set(axis, value);
        return changed.stream().distinct().count() == 1 ? List.of(value) : List.copyOf(changed);
    }
}
