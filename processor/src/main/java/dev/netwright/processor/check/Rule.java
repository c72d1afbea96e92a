package dev.netwright.processor.check;

import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.Problem;
import java.util.List;

/** A rule over a whole network whose shapes are known. */
public interface Rule {
    List<Problem> check(TypedGraph graph);

    /** What the rules find, in the order in which it is shown. */
    static List<Problem> problems(TypedGraph graph) {
        return all().stream().flatMap(rule -> rule.check(graph).stream()).toList();
    }

    /** What works, and is hardly meant. */
    static List<Problem> warnings(TypedGraph graph) {
        return new BackwardHalf().check(graph);
    }

    private static List<Rule> all() {
        return List.of(
                new Reached(),
                new LabelsOf(),
                new HeadActivation(),
                new Indices(),
                new PaddedSteps(),
                new NameClash(),
                new Limits(),
                new References());
    }
}
