package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.util.ArrayList;
import java.util.List;

/** {@code Split}: parts of its input, without a copy. */
final class SplitKernel implements Kernel {

    @Override
    public String operation() {
        return "Split";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        String input = node.node().input();
        Shape whole = node.shape(0);
        int axis = whole.axis((int) node.attributes().integerOr("axis", 0));
        List<Section> sections = new ArrayList<>();
        int[] start = new int[whole.rank()];
        for (String output : node.node().outputs()) {
            Section section = Section.at(whole, start, planner.shape(output));
            sections.add(section);
            planner.put(output, section.of(planner.plain(input)));
            start[axis] += planner.shape(output).size(axis);
        }
        return () -> {
            for (int i = 0; i < sections.size(); i++) {
                Slot given = planner.gradient(node.node().outputs().get(i));
                if (given != null && planner.needsGradient(input)) {
                    planner.contribute(input, sections.get(i).in(planner, given));
                }
            }
        };
    }
}
