package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.ExpressionException;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Faults of expressions as problems. */
final class Faults {
    private Faults() {}

    /** @param right the shape that could be pinned, or an example of one */
    static Problem noShape(LayerMethod.Text pin, String subject, String right) {
        return Problem.of(ErrorCode.SHAPE_SYNTAX, subject, "@Shape(\"" + pin.value() + "\") is no shape", pin.at())
                .rule("sizes joined by x, outermost first: channels x height x width, or features")
                .fix("@Shape(\"" + right + "\")");
    }

    static LayerFault overflow(Map<String, Evaluated> members) {
        String numbers = members.entrySet().stream()
                .filter(member -> member.getValue().value() instanceof Long
                        || member.getValue().value() instanceof List)
                .map(member -> member.getValue().text(member.getKey()))
                .collect(Collectors.joining(", "));
        return LayerFault.of(ErrorCode.OVERFLOW, "a size or count of it overflows its integer type")
                .rule("sizes go up to 2,147,483,647, and counts to 2^63 - 1; here " + numbers)
                .advise("smaller values");
    }

    static Problem expression(ExpressionException fault, String subject, String text, SourceRef at) {
        ErrorCode code = switch (fault.kind()) {
            case SYNTAX -> ErrorCode.EXPRESSION_SYNTAX;
            case UNKNOWN_NAME -> ErrorCode.EXPRESSION_NAME;
            case TYPE -> ErrorCode.EXPRESSION_TYPE;
            case OVERFLOW -> ErrorCode.OVERFLOW;
            case DIVISION_BY_ZERO -> ErrorCode.EXPRESSION_VALUE;
        };
        Problem problem = Problem.of(code, subject, "\"" + text + "\": " + fault.getMessage(), at);
        if (fault.position() >= 0 && fault.position() <= text.length()) {
            String[] lines = fault.render(text).split("\n", 2);
            problem = problem.with("at", lines[0]).with("", lines.length > 1 ? lines[1] : "");
        }
        return problem.fix(Spelling.advice(fault.name(), fault.candidates(), ""));
    }
}
