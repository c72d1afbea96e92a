package dev.netwright.processor.layer;

import dev.netwright.processor.expression.EnumConstant;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Triple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The members of one layer annotation, all of them present. A value outside its range is noted and replaced by the
 * nearest legal one, so that one compile reports them all.
 */
public final class Members {
    private static final int TRIED = 64;

    private final Map<String, Object> values;
    private final List<LayerFault> faults = new ArrayList<>();

    /** @param values Long, Boolean, Double, String, List or EnumConstant by member name */
    public Members(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    public List<LayerFault> faults() {
        return List.copyOf(faults);
    }

    /** Notes that a member is not what it may be. */
    public void fault(LayerFault fault) {
        faults.add(fault);
    }

    public int integer(String name, int least) {
        return bounded(name, (Long) values.get(name), least, "", value -> value);
    }

    /** {@code n} or {@code {height, width}}, each at least {@code least}. */
    public Pair pair(String name, int least) {
        List<?> sizes = (List<?>) values.get(name);
        if (sizes.isEmpty() || sizes.size() > 2) {
            faults.add(wrongCount(name, "{height, width}", 2, least));
            return new Pair(Math.max(1, least), Math.max(1, least));
        }
        Long first = (Long) sizes.get(0);
        if (sizes.size() == 1) {
            int size = bounded(name, first, least, "", value -> List.of(value));
            return new Pair(size, size);
        }
        Long second = (Long) sizes.get(1);
        return new Pair(
                bounded(name, first, least, "the height of ", value -> List.of(value, second)),
                bounded(name, second, least, "the width of ", value -> List.of(first, value)));
    }

    /** The pair {@code name}, or {@code otherwise} where it is left empty. */
    public Pair pair(String name, int least, Pair otherwise) {
        return ((List<?>) values.get(name)).isEmpty() ? otherwise : pair(name, least);
    }

    /** {@code n} or {@code {depth, height, width}}, each at least {@code least}. */
    public Triple triple(String name, int least) {
        List<?> sizes = (List<?>) values.get(name);
        if (sizes.size() != 1 && sizes.size() != 3) {
            faults.add(wrongCount(name, "{depth, height, width}", 3, least));
            return Triple.ONE;
        }
        List<Integer> bounded = new ArrayList<>();
        for (int axis = 0; axis < sizes.size(); axis++) {
            int at = axis;
            String which = sizes.size() == 1
                    ? ""
                    : "the " + List.of("depth", "height", "width").get(axis) + " of ";
            bounded.add(bounded(name, (Long) sizes.get(axis), least, which, value -> replaced(sizes, at, value)));
        }
        return new Triple(bounded.get(0), bounded.get(bounded.size() / 2), bounded.get(bounded.size() - 1));
    }

    /** The triple {@code name}, or {@code otherwise} where it is left empty. */
    public Triple triple(String name, int least, Triple otherwise) {
        return ((List<?>) values.get(name)).isEmpty() ? otherwise : triple(name, least);
    }

    /** Too few or too many sizes: to try are the first of them, the last one again where there are too few. */
    private LayerFault wrongCount(String name, String form, int axes, int least) {
        List<?> sizes = (List<?>) values.get(name);
        LayerFault fault = LayerFault.of(
                        ErrorCode.MEMBER_OUT_OF_RANGE,
                        "%s is one size or %s, not %s values".formatted(name, form, sizes.size()))
                .on(name);
        if (sizes.isEmpty()) {
            return fault.tryValues(LayerFault.Candidates.range(name, least, least + TRIED - 1L, true, List::of));
        }
        List<Object> tried = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            tried.add(sizes.get(Math.min(axis, sizes.size() - 1)));
        }
        List<Object> one = new HashSet<>(tried).size() == 1 ? List.of(tried.get(0)) : List.copyOf(tried);
        return fault.tryValues(new LayerFault.Candidates(name, List.of(one), false));
    }

    private static List<Object> replaced(List<?> sizes, int index, long value) {
        List<Object> replaced = new ArrayList<>(sizes);
        replaced.set(index, value);
        return List.copyOf(replaced);
    }

    public boolean flag(String name) {
        return (Boolean) values.get(name);
    }

    /** A number for which {@code legal} holds, else a fault that says the {@code range}. */
    public double decimal(String name, DoublePredicate legal, String range, double otherwise) {
        double value = (Double) values.get(name);
        if (legal.test(value)) {
            return value;
        }
        faults.add(
                LayerFault.of(ErrorCode.MEMBER_OUT_OF_RANGE, "%s is %s, must be %s".formatted(name, text(value), range))
                        .on(name)
                        .advise(name + " " + range));
        return otherwise;
    }

    public String text(String name) {
        return (String) values.get(name);
    }

    public List<String> texts(String name) {
        return ((List<?>) values.get(name)).stream().map(String.class::cast).toList();
    }

    /** The name of an enum constant. */
    public String constant(String name) {
        return ((EnumConstant) values.get(name)).name();
    }

    public ActivationFunction activation(String name) {
        return ActivationFunction.of(constant(name));
    }

    /** @param whole the member's value with a candidate in the place of {@code value} */
    private int bounded(String name, long value, int least, String which, LongFunction<Object> whole) {
        if (value >= least) {
            return Math.toIntExact(value);
        }
        List<Object> tried =
                LongStream.range(least, least + TRIED).mapToObj(whole).toList();
        faults.add(LayerFault.of(
                        ErrorCode.MEMBER_OUT_OF_RANGE,
                        "%s%s is %s, must be at least %s".formatted(which, name, value, least))
                .on(name)
                .tryValues(new LayerFault.Candidates(name, tried, true)));
        return least;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
