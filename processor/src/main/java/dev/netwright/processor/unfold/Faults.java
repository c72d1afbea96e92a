package dev.netwright.processor.unfold;

import dev.netwright.processor.expression.ExpressionException;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.Optional;

/** Faults of expressions as problems. */
final class Faults {
    private Faults() {}

    static Problem expression(ExpressionException fault, String subject, String text, SourceRef at) {
        ErrorCode code =
                switch (fault.kind()) {
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
        return Spelling.closest(fault.name(), fault.candidates())
                .map(name -> "did you mean '" + name + "'?")
                .or(() -> fault.candidates().isEmpty()
                        ? Optional.empty()
                        : Optional.of("one of " + String.join(", ", fault.candidates())))
                .map(problem::fix)
                .orElse(problem);
    }
}
