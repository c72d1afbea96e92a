package dev.netwright.processor.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random int arithmetic against {@link BigInteger}: the same number, or the error that the first bad step calls for. */
class ExactArithmeticTest {
    private static final long SEED = 771;
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    /** A text with its value, or with the error that evaluating it gives. */
    private record Case(String text, BigInteger value, ExpressionException.Kind error) {}

    @Test
    void agreesWithUnboundedIntegers() {
        Random random = new Random(SEED);
        Map<ExpressionException.Kind, Integer> errors = new EnumMap<>(ExpressionException.Kind.class);
        int values = 0;
        for (int round = 0; round < 20_000; round++) {
            Case example = example(random, 4);
            if (example.error == null) {
                assertThat(Example.evaluate(example.text))
                        .as("%s, seed %d", example.text, SEED)
                        .isEqualTo(example.value.longValueExact());
                values++;
            } else {
                assertThatThrownBy(() -> Example.evaluate(example.text))
                        .as("%s, seed %d", example.text, SEED)
                        .isInstanceOfSatisfying(
                                ExpressionException.class,
                                e -> assertThat(e.kind()).isEqualTo(example.error));
                errors.merge(example.error, 1, Integer::sum);
            }
        }
        assertThat(values).isGreaterThan(1_000);
        assertThat(errors.get(ExpressionException.Kind.OVERFLOW)).isGreaterThan(1_000);
        assertThat(errors.get(ExpressionException.Kind.DIVISION_BY_ZERO)).isGreaterThan(100);
    }

    private static Case example(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            int value = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(9) - 4;
            return new Case(Integer.toString(value), BigInteger.valueOf(value), null);
        }
        Case left = example(random, depth - 1);
        Case right = example(random, depth - 1);
        String symbol = String.valueOf("+-*/%".charAt(random.nextInt(5)));
        String text = "(" + left.text + " " + symbol + " " + right.text + ")";
        if (left.error != null || right.error != null) {
            return new Case(text, null, left.error != null ? left.error : right.error);
        }
        boolean divides = symbol.equals("/") || symbol.equals("%");
        if (divides && right.value.signum() == 0) {
            return new Case(text, null, ExpressionException.Kind.DIVISION_BY_ZERO);
        }
        BigInteger value = switch (symbol) {
            case "+" -> left.value.add(right.value);
            case "-" -> left.value.subtract(right.value);
            case "*" -> left.value.multiply(right.value);
            case "/" -> left.value.divide(right.value);
            default -> left.value.remainder(right.value);
        };
        boolean fits = value.compareTo(SMALLEST) >= 0 && value.compareTo(LARGEST) <= 0;
        return fits ? new Case(text, value, null) : new Case(text, null, ExpressionException.Kind.OVERFLOW);
    }
}
