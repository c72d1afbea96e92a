package dev.netwright.processor.expression;

import static dev.netwright.processor.expression.Example.ACTIVATION;
import static dev.netwright.processor.expression.Example.SCOPE;
import static dev.netwright.processor.expression.ExpressionException.Kind.DIVISION_BY_ZERO;
import static dev.netwright.processor.expression.ExpressionException.Kind.OVERFLOW;
import static dev.netwright.processor.expression.ExpressionException.Kind.SYNTAX;
import static dev.netwright.processor.expression.ExpressionException.Kind.TYPE;
import static dev.netwright.processor.expression.ExpressionException.Kind.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionErrorTest {
    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("syntax")
    void pointsAtWhatDoesNotParse(String text, int position, String message) {
        ExpressionException e = thrownBy(() -> Expression.parse(text));
        assertThat(e.kind()).isEqualTo(SYNTAX);
        assertThat(e).hasMessage(message);
        assertThat(e.position()).isEqualTo(position);
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                arguments("", 0, "expected an expression, found an empty text"),
                arguments("  ", 2, "expected an expression, found an empty text"),
                arguments("(1 + )", 5, "expected a value after '+', found ')'"),
                arguments("1 +", 3, "expected a value after '+', found the end"),
                arguments("* 2", 0, "expected a value, found '*'"),
                arguments("(a", 2, "expected an operator or ')' to go with '(', found the end"),
                arguments("{1, 2", 5, "expected an operator or '}' to go with '{', found the end"),
                arguments("a ? 1", 5, "expected an operator or ':' to go with '?', found the end"),
                arguments("a b", 2, "expected an operator or the end after 'a', found 'b'"),
                arguments("a = b", 2, "expected an operator or the end after 'a', found '='; equality is written '=='"),
                arguments("a)", 1, "expected an operator or the end after 'a', found ')'"),
                arguments("yes & yes", 4, "unexpected '&', expected '&&'"),
                arguments("yes | yes", 4, "unexpected '|', expected '||'"),
                arguments("a # b", 2, "unexpected character '#'"),
                arguments("a \u0001", 2, "unexpected character U+0001"),
                arguments("label == \"x\"", 9, "unexpected quote: an expression cannot contain text"),
                arguments("abs(a)", 0, "expected min or max before '(', found 'abs'"),
                arguments("1 + max(a)", 7, "expected at least two values in max(...), found one"),
                arguments("min()", 4, "expected a value after '(', found ')'"),
                arguments(
                        "x.2",
                        2,
                        "expected one of " + String.join(", ", Expression.DIMENSIONS) + " after '.', found '2'"),
                arguments("1 + 010", 4, "expected an int without leading zeros, found '010'"),
                arguments("0x10", 0, "expected an int such as 16 or a decimal such as 0.5, found '0x10'"),
                arguments("5L", 0, "expected an int such as 16 or a decimal such as 0.5, found '5L'"),
                arguments("1. + 2", 2, "expected a digit after '.'"),
                arguments("1e+", 3, "expected a digit after the exponent's 'e'"),
                arguments("1_", 0, "expected a digit after each '_', found '1_'"),
                arguments("1_.5", 0, "expected a digit after each '_', found '1_.5'"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("typing")
    void pointsAtWhatDoesNotFit(String text, Type expected, int position, String message) {
        ExpressionException e = thrownBy(() -> Expression.parse(text).check(SCOPE, expected));
        assertThat(e.kind()).isEqualTo(TYPE);
        assertThat(e).hasMessage(message);
        assertThat(e.position()).isEqualTo(position);
        ExpressionException again = thrownBy(() -> Expression.parse(text).evaluate(SCOPE, expected));
        assertThat(again).hasMessage(message);
    }

    static Stream<Arguments> typing() {
        return Stream.of(
                arguments("1 + yes", null, 4, "'+' works on ints and doubles, found a boolean"),
                arguments("1 < 2 < 3", null, 2, "'<' works on ints and doubles, found a boolean"),
                arguments("{1} * 2", null, 0, "'*' works on ints and doubles, found an int array"),
                arguments("-label", null, 1, "'-' works on ints and doubles, found a string"),
                arguments("max(1, kernel)", null, 7, "'max' works on ints and doubles, found an int array"),
                arguments("!a", null, 1, "expected a boolean, found an int"),
                arguments("yes && a", null, 7, "expected a boolean, found an int"),
                arguments("a ? 1 : 2", null, 0, "expected a boolean, found an int"),
                arguments("{1, rate}", null, 4, "expected an int, found a double"),
                arguments("{ {1} }", null, 2, "expected an int, found an int array"),
                arguments(
                        "yes ? 1 : label",
                        null,
                        4,
                        "expected one type in both branches of '?:', found an int and a string"),
                arguments("yes ? 1 : yes", Type.INT, 10, "expected an int, found a boolean"),
                arguments(
                        "a == yes",
                        null,
                        2,
                        "'==' compares two numbers, two booleans or two enum constants, found an int and a boolean"),
                arguments(
                        "label != label",
                        null,
                        6,
                        "'!=' compares two numbers, two booleans or two enum constants, found a string and a string"),
                arguments("activation == 3", null, 14, "expected a constant of Activation, found an int"),
                arguments(
                        "activation == rounding",
                        null,
                        14,
                        "expected a constant of Activation, found a constant of Rounding"),
                arguments("rate", Type.INT, 0, "expected an int, found a double"),
                arguments("a > 1", Type.INT, 2, "expected an int, found a boolean"),
                arguments("a", Type.BOOLEAN, 0, "expected a boolean, found an int"),
                arguments("kernel", Type.INT, 0, "expected an int, found an int array"),
                arguments(
                        "rounding", ACTIVATION, 0, "expected a constant of Activation, found a constant of Rounding"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("unknown")
    void namesWhatItDoesNotKnow(String text, Type expected, int position, String name, String message) {
        ExpressionException e = thrownBy(() -> Expression.parse(text).check(SCOPE, expected));
        assertThat(e.kind()).isEqualTo(UNKNOWN_NAME);
        assertThat(e).hasMessage(message);
        assertThat(e.position()).isEqualTo(position);
        assertThat(e.name()).isEqualTo(name);
        assertThat(e.candidates()).isNotEmpty();
    }

    static Stream<Arguments> unknown() {
        String dimensions = String.join(", ", Expression.DIMENSIONS);
        return Stream.of(
                arguments("1 + kernal", null, 4, "kernal", "there is no parameter 'kernal'"),
                arguments("RELU == RELU", null, 0, "RELU", "there is no parameter 'RELU'"),
                arguments("x + 1", null, 0, "x", "'x' is a layer, expected a parameter or a size such as x.channels"),
                arguments("2 * y.width", null, 4, "y", "no input and no layer above is called 'y'"),
                arguments(
                        "a.width",
                        null,
                        0,
                        "a",
                        "'a' is a parameter, expected an input or a layer above before '.width'"),
                arguments(
                        "x.chanels",
                        null,
                        2,
                        "chanels",
                        "expected one of " + dimensions + " after 'x.', found 'chanels'"),
                arguments(
                        "activation == RLU",
                        null,
                        14,
                        "RLU",
                        "'RLU' is neither a constant of Activation nor a parameter"),
                arguments(
                        "yes ? RELU : CEIL",
                        ACTIVATION,
                        13,
                        "CEIL",
                        "'CEIL' is neither a constant of Activation nor a parameter"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("values")
    void pointsAtTheOperatorThatHasNoResult(String text, ExpressionException.Kind kind, int position, String message) {
        ExpressionException e = thrownBy(() -> Example.evaluate(text));
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e).hasMessage(message);
        assertThat(e.position()).isEqualTo(position);
    }

    static Stream<Arguments> values() {
        String outside = ", outside the range of int (-2147483648 to 2147483647)";
        return Stream.of(
                arguments("largest + 1", OVERFLOW, 8, "2147483647 + 1 = 2147483648" + outside),
                arguments("smallest - 1", OVERFLOW, 9, "-2147483648 - 1 = -2147483649" + outside),
                arguments("65536 * 32768", OVERFLOW, 6, "65536 * 32768 = 2147483648" + outside),
                arguments(
                        "smallest * smallest",
                        OVERFLOW,
                        9,
                        "-2147483648 * -2147483648 = 4611686018427387904" + outside),
                arguments("smallest / -1", OVERFLOW, 9, "-2147483648 / -1 = 2147483648" + outside),
                arguments("-smallest", OVERFLOW, 0, "-(-2147483648) = 2147483648" + outside),
                arguments("largest + 1 - 1", OVERFLOW, 8, "2147483647 + 1 = 2147483648" + outside),
                arguments("2147483648", OVERFLOW, 0, "the number is 2147483648" + outside),
                arguments("-2147483649", OVERFLOW, 1, "the number is -2147483649" + outside),
                arguments("99999999999999999999", OVERFLOW, 0, "the number is 99999999999999999999" + outside),
                arguments("huge.features", OVERFLOW, 0, "huge.features = 1099511627776" + outside),
                arguments("1e308 * 10", OVERFLOW, 6, "1.0E308 * 10.0 has no finite double as result"),
                arguments("1e999", OVERFLOW, 0, "the number is 1e999, too large for a double"),
                arguments("1e-999", OVERFLOW, 0, "the number is 1e-999, too small for a double"),
                arguments("a / (b + 3)", DIVISION_BY_ZERO, 2, "7 / 0 divides by zero"),
                arguments("a % 0", DIVISION_BY_ZERO, 2, "7 % 0 divides by zero"),
                arguments("rate / 0", DIVISION_BY_ZERO, 5, "0.5 / 0 divides by zero"),
                arguments("1 + x.steps", UNKNOWN_NAME, 4, "x has no steps"));
    }

    @Test
    void theEdgesOfIntAreStillInside() {
        assertThat(Example.evaluate("largest - 1 + 1")).isEqualTo(2147483647L);
        assertThat(Example.evaluate("-2147483648")).isEqualTo(-2147483648L);
        assertThat(Example.evaluate("smallest % -1")).isEqualTo(0L);
        assertThat(Example.evaluate("smallest / 1")).isEqualTo(-2147483648L);
        assertThat(Example.evaluate("-largest - 1")).isEqualTo(-2147483648L);
        assertThat(Example.evaluate("46340 * 46340")).isEqualTo(46340L * 46340L);
        assertThat(Example.evaluate("0e-999")).isEqualTo(0.0);
    }

    @Test
    void aValueOfNoTypeOfTheLanguageIsAnError() {
        Example odd = new Example(Map.of("odd", 'x', "wide", 1L << 31), Map.of());
        assertThat(thrownBy(() -> Expression.parse("1 + odd").evaluate(odd, null)))
                .hasMessage("an expression cannot use a value of type Character")
                .returns(4, ExpressionException::position);
        assertThat(thrownBy(() -> Expression.parse("wide").evaluate(odd, null)).kind())
                .isEqualTo(OVERFLOW);
    }

    @Test
    void limitsDepthAndLength() {
        assertThat(Example.evaluate("(".repeat(150) + "1" + ")".repeat(150))).isEqualTo(1L);
        assertThat(Example.evaluate("1" + " + 1".repeat(150))).isEqualTo(151L);
        List<String> tooDeep = List.of(
                "(".repeat(1900) + "1" + ")".repeat(1900),
                "!".repeat(3000) + "yes",
                "- ".repeat(1900) + "a",
                "1" + "+1".repeat(1900),
                "yes ? 1 : ".repeat(390) + "1",
                "yes ? ".repeat(390) + "1" + " : 1".repeat(390),
                "{".repeat(3000),
                "min(1,".repeat(600));
        for (String text : tooDeep) {
            assertThat(thrownBy(() -> Expression.parse(text)))
                    .as(text)
                    .hasMessage("expected an expression of at most 200 levels, found a deeper one");
        }
        assertThat(thrownBy(() -> Expression.parse(" ".repeat(4_001))))
                .hasMessage("the text has 4001 characters, expected at most 4000");
    }

    @Test
    void showsACaret() {
        String text = "stride\n\t+ * 2\n- 1";
        ExpressionException e = thrownBy(() -> Expression.parse(text));
        assertThat(e.render(text)).isEqualTo("\t+ * 2\n\t  ^");
        assertThat(thrownBy(() -> Expression.parse("1 +")).render("1 +")).isEqualTo("1 +\n   ^");
        assertThat(new ExpressionException(TYPE, "unplaced").render("1 +")).isEqualTo("1 +");
    }

    private static ExpressionException thrownBy(ThrowingCallable action) {
        ExpressionException e = catchThrowableOfType(ExpressionException.class, action);
        assertThat(e).as("an error").isNotNull();
        return e;
    }
}
