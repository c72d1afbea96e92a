package dev.netwright.engine.plan;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Parameter.Box;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.memory;

/**
 * The parameters and constants of a plan. Kernels read them in the layout that they want and give back gradients in theirs;
 * both stand in flat arrays outside. In a plan for prediction a parameter is laid out once after it has changed, in one
 * for training at each run.
 */
public final class Weights {
    private final Planner planner;
    private final Graph graph;
    private final boolean training;
    private final Region parameters = Region.outside(Region.Home.PARAMETERS, 0);
    private final Region gradients = Region.outside(Region.Home.GRADIENTS, 0);
    private final Region constants = Region.outside(Region.Home.CONSTANTS, 0);
    private final List<float[]> numbers = new ArrayList<>();
    private final Map<String, Parameter> placedConstants = new HashMap<>();
    private final Map<String, List<Slot>> laidOut = new HashMap<>();
    private final Map<Long, Integer> written = new HashMap<>();
    private long constantNumbers;

    Weights(Planner planner, Graph graph, boolean training) {
        this.planner = planner;
        this.graph = graph;
        this.training = training;
    }

    Optional<Constant> constant(String tensor) {
        return graph.weight(tensor).filter(Constant.class::isInstance).map(Constant.class::cast);
    }

    boolean isTrained(String tensor) {
        return graph.weight(tensor)
                .filter(weight -> weight instanceof Parameter p && p.isTrained())
                .isPresent();
    }

    /** A weight in C order. */
    public Slot plain(String tensor) {
        return get(
                tensor,
                UnaryOperator.identity(),
                OneDnn.plain(graph.weight(tensor).orElseThrow().shape()));
    }

    /**
     * A weight.
     *
     * @param view the same numbers in other dimensions
     * @param wanted sizes of the view, and the layout
     */
    public Slot get(String tensor, UnaryOperator<Parameter> view, memory.desc wanted) {
        List<Slot> present = laidOut.computeIfAbsent(tensor, name -> new ArrayList<>());
        for (Slot slot : present) {
            if (slot.desc().equals(wanted)) {
                return slot;
            }
        }
        planner.steps().preparing(!training);
        Slot made = make(tensor, view, wanted);
        planner.steps().preparing(false);
        present.add(made);
        return made;
    }

    private Slot make(String tensor, UnaryOperator<Parameter> view, memory.desc wanted) {
        Weight weight = graph.weight(tensor).orElseThrow();
        Region home = weight instanceof Constant ? constants : parameters;
        Parameter parameter = view.apply(weight instanceof Parameter own ? own : placed(tensor));
        if (parameter.boxes().size() == 1) {
            return planner.reordered(slot(home, parameter.boxes().get(0)), wanted);
        }
        Slot whole = planner.slot(OneDnn.plain(parameter.shape()));
        for (Box box : parameter.boxes()) {
            planner.reorder(slot(home, box), part(whole, parameter, box));
        }
        return planner.reordered(whole, wanted);
    }

    private Parameter placed(String tensor) {
        return placedConstants.computeIfAbsent(tensor, name -> {
            Constant constant = (Constant) graph.weight(name).orElseThrow();
            Parameter placed = Parameter.dense(name, constant.shape(), constantNumbers);
            numbers.add(constant.numbers());
            constantNumbers += constant.shape().elements();
            return placed;
        });
    }

    private static Slot slot(Region home, Box box) {
        memory.desc desc = OneDnn.strided(OneDnn.longs(box.size()), box.strides());
        return new Slot(home, box.offset() * Float.BYTES, desc);
    }

    private static Slot part(Slot whole, Parameter parameter, Box box) {
        int[] strides = parameter.shape().strides();
        long offset = 0;
        for (int i = 0; i < strides.length; i++) {
            offset += (long) box.start()[i] * strides[i];
        }
        return whole.view(OneDnn.strided(OneDnn.longs(box.size()), OneDnn.longs(strides)), offset);
    }

    /**
     * Where a kernel can write the gradient of a parameter itself: if that has just the kernel's layout outside, and no other
     * kernel has written to it.
     */
    public Optional<Slot> gradientPlace(String tensor, UnaryOperator<Parameter> view, memory.desc layout) {
        Parameter parameter = view.apply((Parameter) graph.weight(tensor).orElseThrow());
        if (parameter.boxes().size() > 1) {
            return Optional.empty();
        }
        Slot place = slot(gradients, parameter.boxes().get(0));
        return place.desc().equals(layout) && isFirst(parameter.boxes().get(0)) ? Optional.of(place) : Optional.empty();
    }

    /** Adds to the gradient of a parameter what a kernel has written in its own layout. */
    public void contribute(String tensor, UnaryOperator<Parameter> view, Slot gradient) {
        Parameter parameter = view.apply((Parameter) graph.weight(tensor).orElseThrow());
        boolean whole = parameter.boxes().size() == 1;
        Slot from = whole ? gradient : planner.reordered(gradient, OneDnn.plain(parameter.shape()));
        for (Box box : parameter.boxes()) {
            Slot to = slot(gradients, box);
            Slot part = whole ? from : part(from, parameter, box);
            if (isFirst(box)) {
                planner.reorder(part, to);
            } else {
                planner.add(to, to, planner.reordered(part, to.desc()));
            }
        }
    }

    /** A number, of size 1 in so many dimensions. */
    public Slot number(float value, int rank) {
        int[] sizes = new int[rank];
        Arrays.fill(sizes, 1);
        numbers.add(new float[] {value});
        return new Slot(constants, constantNumbers++ * Float.BYTES, OneDnn.plain(Shape.of(sizes)));
    }

    /** All constants one after the other. */
    float[] constants() {
        float[] all = new float[Math.toIntExact(constantNumbers)];
        int at = 0;
        for (float[] some : numbers) {
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        return all;
    }

    private boolean isFirst(Box box) {
        return written.putIfAbsent(box.offset(), box.size().elements()) == null;
    }

    /** How many numbers of the gradients are written. */
    long written() {
        return written.values().stream().mapToLong(Integer::longValue).sum();
    }
}
