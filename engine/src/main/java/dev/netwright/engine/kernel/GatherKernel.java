package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.nio.FloatBuffer;

/** {@code Gather}: rows of a table of parameters, or one place of a dimension. */
final class GatherKernel implements Kernel {

    @Override
    public String operation() {
        return "Gather";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        int axis = node.shape(0).axis((int) node.attributes().integerOr("axis", 0));
        boolean isParameter = planner.graph()
                .weight(node.node().input())
                .filter(Parameter.class::isInstance)
                .isPresent();
        if (isParameter && axis == 0 && node.shape(0).rank() == 2) {
            return rows(planner, node);
        }
        if (node.constants().get(1) != null && node.shape(1).rank() == 0) {
            return place(planner, node, axis);
        }
        throw node.refuse("only rows of a parameter, or one place, are planned");
    }

    private static Backward place(Planner planner, Signature node, int axis) {
        Shape whole = node.shape(0);
        int index = (int) node.constant(1).numbers()[0];
        int[] start = new int[whole.rank()];
        start[axis] = index < 0 ? index + whole.size(axis) : index;
        Section section = Section.at(whole, start, whole.with(axis, 1));
        String input = node.node().input();
        String output = node.node().output();
        Shape less = planner.shape(output);
        Slot part = section.of(planner.plain(input));
        Slot dense = planner.reordered(part, OneDnn.plain(whole.with(axis, 1)));
        planner.put(output, dense.view(OneDnn.plain(less), 0));
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                Slot plain = planner.reordered(given, OneDnn.plain(less));
                planner.contribute(input, section.in(planner, plain.view(OneDnn.plain(whole.with(axis, 1)), 0)));
            }
        };
    }

    private static Backward rows(Planner planner, Signature node) {
        String table = node.node().input();
        String output = node.node().output();
        int rows = node.shape(0).size(0);
        int width = node.shape(0).size(1);
        Slot indices = planner.plain(node.node().inputs().get(1));
        Slot from = planner.plain(table);
        Slot result = planner.slot(OneDnn.plain(planner.shape(output)));
        planner.work(
                run -> {
                    FloatBuffer index = indices.floats();
                    FloatBuffer values = from.floats();
                    FloatBuffer to = result.floats();
                    for (int i = 0; i < index.limit(); i++) {
                        int row = row(node, index.get(i), rows);
                        to.put(i * width, values, row * width, width);
                    }
                },
                indices,
                from,
                result);
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(table)) {
                Gradients gradients = new Gradients(planner);
                scatter(
                        planner,
                        indices,
                        planner.reordered(given, result.desc()),
                        gradients.of(table, parameter -> parameter, from.desc()),
                        rows,
                        width);
                gradients.store();
            }
        };
    }

    private static void scatter(Planner planner, Slot indices, Slot given, Slot to, int rows, int width) {
        planner.work(
                run -> {
                    to.clear();
                    FloatBuffer index = indices.floats();
                    FloatBuffer from = given.floats();
                    FloatBuffer sums = to.floats();
                    for (int i = 0; i < index.limit(); i++) {
                        int place = (int) index.get(i);
                        int row = (place < 0 ? place + rows : place) * width;
                        for (int j = 0; j < width; j++) {
                            sums.put(row + j, sums.get(row + j) + from.get(i * width + j));
                        }
                    }
                },
                indices,
                given,
                to);
    }

    private static int row(Signature node, float index, int rows) {
        if (!(index >= -rows && index < rows) || index != Math.rint(index)) {
            throw new GraphException(node.node() + ": indices must be whole numbers from " + -rows + " to " + (rows - 1)
                    + ", got " + index);
        }
        return (int) (index < 0 ? index + rows : index);
    }
}
