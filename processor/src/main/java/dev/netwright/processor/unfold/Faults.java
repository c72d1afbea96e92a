package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.ExpressionException;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Excerpt;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the fold finds wrong, as problems. */
final class Faults {
    private static final int MOST_QUOTED = 120;

    private Faults() {}

    /** @param right the shape that could be pinned, or an example of one */
    static Problem noShape(LayerMethod.Text pin, String subject, String right) {
        return Problem.of(ErrorCode.SHAPE_SYNTAX, subject, "@Shape(\"" + pin.value() + "\") is not a shape", pin.at())
                .rule("a shape is sizes joined by x, such as channels x height x width, or one number of features")
                .fix("@Shape(\"" + right + "\")");
    }

    /** What comes out, or what is read, is not of the kind that the element is declared to be. */
    static Problem declaredKind(Level level, Node node, String verb) {
        return Problem.of(
                        ErrorCode.RETURN_TYPE,
                        level.name(),
                        "%s a %s of %s, but is declared %s"
                                .formatted(
                                        verb,
                                        node.shape().kind().typeName(),
                                        node.shape().text(),
                                        level.method().returns().typeName()),
                        level.outermost().method().at())
                .path(TypedGraph.path(node))
                .fix("declare it " + node.shape().kind().typeName());
    }

    static Problem repeatCount(Level level, LayerMethod.Text text, long count, SourceRef at) {
        String message = "@Repeat(\"%s\") is %s, must be at least 0".formatted(text.value(), count);
        return Problem.of(ErrorCode.REPEAT_COUNT, level.name(), message, at);
    }

    static Problem tooMany(Level level, int maxLayers) {
        return Problem.of(
                        ErrorCode.TOO_MANY_LAYERS,
                        level.name(),
                        "the network unfolds to more than %s layers".formatted(Texts.grouped(maxLayers)),
                        level.outermost().method().layer().at())
                .fix("use a smaller @Repeat");
    }

    /** What an element stands for that is left out is not of the kind that it is declared to be. */
    static Problem leftOut(Level level, Node node) {
        return Problem.of(
                ErrorCode.LEFT_OUT,
                level.name(),
                "is left out, so its first input stands for it: %s %s, which is not a %s"
                        .formatted(
                                node.id(),
                                node.shape().text(),
                                level.method().returns().typeName()),
                level.outermost().method().at());
    }

    static Problem pin(Level level, Node node, LayerMethod.Text pin, SourceRef at) {
        String shape = node.shape().text();
        return Problem.of(
                        ErrorCode.SHAPE_PIN,
                        level.name(),
                        "is %s, but @Shape pins %s".formatted(shape, pin.value()),
                        at)
                .path(TypedGraph.path(node))
                .fix("@Shape(\"%s\")".formatted(shape));
    }

    static LayerFault overflow(Map<String, Evaluated> members) {
        String numbers = members.entrySet().stream()
                .filter(member -> member.getValue().value() instanceof Long
                        || member.getValue().value() instanceof List)
                .map(member -> member.getValue().text(member.getKey()))
                .collect(Collectors.joining(", "));
        return LayerFault.of(ErrorCode.OVERFLOW, "one of its sizes or counts is too large for its integer type")
                .rule("sizes go up to 2,147,483,647, and counts to 2^63 - 1; here " + numbers)
                .advise("use smaller values");
    }

    private static String quoted(String text, ExpressionException fault) {
        return text.length() > MOST_QUOTED ? Excerpt.around(text, Math.max(0, fault.position())) : text;
    }

    static Problem expression(ExpressionException fault, String subject, String text, SourceRef at) {
        ErrorCode code = switch (fault.kind()) {
            case SYNTAX -> ErrorCode.EXPRESSION_SYNTAX;
            case UNKNOWN_NAME -> ErrorCode.EXPRESSION_NAME;
            case TYPE -> ErrorCode.EXPRESSION_TYPE;
            case OVERFLOW -> ErrorCode.OVERFLOW;
            case DIVISION_BY_ZERO -> ErrorCode.EXPRESSION_VALUE;
        };
        Problem problem = Problem.of(
                code, subject, "\"%s\": %s".formatted(quoted(text, fault), Excerpt.of(fault.getMessage())), at);
        if (fault.position() >= 0 && fault.position() <= text.length()) {
            String[] lines = fault.render(text).split("\n", 2);
            problem = problem.with("at", lines[0]).with("", lines.length > 1 ? lines[1] : "");
        }
        return problem.fix(Spelling.advice(fault.name(), fault.candidates(), ""));
    }
}
