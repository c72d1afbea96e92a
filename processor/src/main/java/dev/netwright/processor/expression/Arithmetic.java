package dev.netwright.processor.expression;

import static dev.netwright.processor.expression.ExpressionException.Kind.DIVISION_BY_ZERO;
import static dev.netwright.processor.expression.ExpressionException.Kind.OVERFLOW;

/** Arithmetic that has an exact result in the range of its type, or none. */
final class Arithmetic {
    private Arithmetic() {}

    static long integer(Operator operator, long left, long right, int position) {
        rejectZero(operator, Long.toString(left), right == 0, position);
        // Two ints cannot leave the range of long, whatever the operator.
        long result = switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            default -> throw new IllegalArgumentException(operator.symbol());
        };
        return inRange(result, left + " " + operator.symbol() + " " + right + " = " + result, position);
    }

    static double decimal(Operator operator, double left, double right, int position) {
        rejectZero(operator, Double.toString(left), right == 0, position);
        double result = switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            default -> throw new IllegalArgumentException(operator.symbol());
        };
        if (!Double.isFinite(result)) {
            throw new ExpressionException(
                    OVERFLOW,
                    position,
                    left + " " + operator.symbol() + " " + right + " has no finite double as result");
        }
        return result;
    }

    /** The value itself if it is an int; what it is called goes into the message if it is not. */
    static long inRange(long value, String what, int position) {
        if (value != (int) value) {
            throw new ExpressionException(
                    OVERFLOW,
                    position,
                    what + ", outside the range of int (" + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + ")");
        }
        return value;
    }

    private static void rejectZero(Operator operator, String left, boolean isZero, int position) {
        if (isZero && (operator == Operator.DIVIDE || operator == Operator.REMAINDER)) {
            throw new ExpressionException(
                    DIVISION_BY_ZERO, position, left + " " + operator.symbol() + " 0 divides by zero");
        }
    }
}
