package dev.netwright.processor.check;

import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.Problem;
import java.util.List;

/** A rule over a whole network whose shapes are known. */
public interface Rule {
    List<Problem> check(TypedGraph graph);

    /** All rules, in the order in which their errors are shown. */
    static List<Rule> all() {
        return List.of(
                new Reached(),
                new LabelsOf(),
                new Indices(),
                new PaddedSteps(),
                new NameClash(),
                new Limits(),
                new References());
    }
}
