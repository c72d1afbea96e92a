package dev.netwright.processor.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random texts: nothing but an {@link ExpressionException} may come out, and what is checked evaluates. */
class ExpressionFuzzTest {
    private static final long SEED = 20_240_607;
    private static final List<String> WORDS = List.of(
            "a",
            "b",
            "yes",
            "rate",
            "kernel",
            "label",
            "activation",
            "rounding",
            "RELU",
            "CEIL",
            "x",
            "x.channels",
            "huge.features",
            "x.steps",
            "nope",
            "min",
            "max",
            "min(",
            "max(",
            "channels",
            "true",
            "false",
            "0",
            "1",
            "3",
            "2147483647",
            "99999999999",
            "0.5",
            "1e308",
            "1e-3",
            "1_0",
            "+",
            "-",
            "*",
            "/",
            "%",
            "<",
            "<=",
            ">",
            ">=",
            "==",
            "!=",
            "&&",
            "||",
            "!",
            "?",
            ":",
            "(",
            ")",
            "{",
            "}",
            ",",
            ".",
            "=",
            "#",
            "\"",
            "\u0000",
            "\uD83D",
            "\uD83D\uDE00",
            "é",
            "\n",
            "_",
            "$");
    private static final List<Type> EXPECTED = Stream.of(
                    Type.INT,
                    Type.BOOLEAN,
                    Type.DOUBLE,
                    Type.STRING,
                    Type.INT_ARRAY,
                    Example.ACTIVATION,
                    new Type.EnumType("", List.of()))
            .toList();

    @Test
    void randomWordsThrowNothingElse() {
        Random random = new Random(SEED);
        int parsed = 0;
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder();
            int words = random.nextInt(12);
            for (int word = 0; word < words; word++) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
            }
            parsed += survives(text.toString(), random) ? 1 : 0;
        }
        assertThat(parsed).as("texts that parse, with seed %d", SEED).isGreaterThan(500);
    }

    @Test
    void randomTreesEvaluateIfTheyAreWellTyped() {
        Random random = new Random(SEED);
        int wellTyped = 0;
        for (int round = 0; round < 40_000; round++) {
            String text = tree(random, 4);
            Expression expression = Expression.parse(text);
            Type expected = random.nextBoolean() ? null : EXPECTED.get(random.nextInt(EXPECTED.size()));
            wellTyped += evaluatesWhatItChecks(expression, expected) ? 1 : 0;
        }
        assertThat(wellTyped)
                .as("trees that are well typed, with seed %d", SEED)
                .isGreaterThan(2_000);
    }

    private static boolean survives(String text, Random random) {
        try {
            Binding.parse(text).value().names();
        } catch (ExpressionException e) {
            assertThat(e.position()).as(text).isBetween(0, text.length());
        }
        try {
            Expression expression = Expression.parse(text);
            evaluatesWhatItChecks(expression, EXPECTED.get(random.nextInt(EXPECTED.size())));
            return true;
        } catch (ExpressionException e) {
            assertThat(e.position()).as(text).isBetween(0, text.length());
            assertThat(e.render(text)).as(text).endsWith("^");
            assertThat(e.getMessage()).as(text).isNotBlank();
            return false;
        }
    }

    private static boolean evaluatesWhatItChecks(Expression expression, Type expected) {
        Type type;
        try {
            type = expression.check(Example.SCOPE, expected);
        } catch (ExpressionException e) {
            assertThat(e.kind())
                    .as(expression.text())
                    .isIn(ExpressionException.Kind.TYPE, ExpressionException.Kind.UNKNOWN_NAME);
            return false;
        }
        try {
            Object value = expression.evaluate(Example.SCOPE, expected);
            // Converted, not merely acceptable: an int where a double is expected has become a double.
            Type found = Type.of(value);
            assertThat(type.accepts(found) && found.accepts(type))
                    .as(expression.text())
                    .isTrue();
        } catch (ExpressionException e) {
            boolean isMissingSize = e.kind() == ExpressionException.Kind.UNKNOWN_NAME
                    && e.name().equals("steps");
            assertThat(isMissingSize
                            || e.kind() == ExpressionException.Kind.OVERFLOW
                            || e.kind() == ExpressionException.Kind.DIVISION_BY_ZERO)
                    .as("%s: %s", expression.text(), e.getMessage())
                    .isTrue();
        }
        return true;
    }

    private static String tree(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            List<String> leaves = List.of(
                    "a",
                    "b",
                    "largest",
                    "yes",
                    "rate",
                    "kernel",
                    "label",
                    "activation",
                    "RELU",
                    "x.channels",
                    "x.steps",
                    "0",
                    "1",
                    "2.5",
                    "true");
            return leaves.get(random.nextInt(leaves.size()));
        }
        String first = tree(random, depth - 1);
        String second = tree(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + first + ")";
            case 1 -> (random.nextBoolean() ? "-" : "!") + "(" + first + ")";
            case 2 -> "(" + first + " ? " + second + " : " + tree(random, depth - 1) + ")";
            case 3 -> (random.nextBoolean() ? "min(" : "max(") + first + ", " + second + ")";
            case 4 -> "{" + first + ", " + second + "}";
            default -> {
                Operator[] operators = Operator.values();
                yield first + " " + operators[random.nextInt(operators.length)].symbol() + " " + second;
            }
        };
    }
}
