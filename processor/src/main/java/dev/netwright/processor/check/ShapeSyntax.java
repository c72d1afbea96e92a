package dev.netwright.processor.check;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** A {@code @Shape} is sizes joined by x. */
final class ShapeSyntax implements Rule {
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,9}(x[1-9][0-9]{0,9}){0,3}");

    @Override
    public List<Problem> check(TypedGraph graph) {
        return graph.declaration().methods().stream()
                .filter(method -> method.shape().isPresent())
                .filter(method -> !SHAPE.matcher(method.shape().get().value()).matches())
                .map(method -> problem(graph, method))
                .toList();
    }

    private static Problem problem(TypedGraph graph, LayerMethod method) {
        LayerMethod.Text pin = method.shape().orElseThrow();
        String actual = graph.named().containsKey(method.name())
                ? graph.named().get(method.name()).shape().text()
                : "256x6x6";
        return Problem.of(
                        ErrorCode.SHAPE_SYNTAX,
                        method.name(),
                        "\"" + pin.value() + "\" is no shape",
                        pin.at())
                .rule("sizes joined by x, outermost first: channels x height x width")
                .fix("@Shape(\"" + actual + "\")");
    }
}
