package dev.netwright.processor.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected value is computed by Java from the same text. */
class ExpressionValueTest {
    private static final int A = 7;
    private static final int B = -3;
    private static final double RATE = 0.5;
    private static final boolean YES = true;

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("ints")
    void readsIntsAsJavaDoes(String text, int expected) {
        assertThat(Example.evaluate(text)).isEqualTo((long) expected);
    }

    static Stream<Arguments> ints() {
        return Stream.of(
                arguments("1 + 2 * 3", 1 + 2 * 3),
                arguments("(1 + 2) * 3", (1 + 2) * 3),
                arguments("10 - 4 - 3", 10 - 4 - 3),
                arguments("100 / 7 / 2", 100 / 7 / 2),
                arguments("100 / 7 * 2", 100 / 7 * 2),
                arguments("100 * 2 % 7", 100 * 2 % 7),
                arguments("a / b", A / B),
                arguments("-a / 2", -A / 2),
                arguments("a % b", A % B),
                arguments("-a % 3", -A % 3),
                arguments("- -a", - -A),
                arguments("2 - -3", 2 - -3),
                arguments("-(a - b)", -(A - B)),
                arguments("1_000_000 / 3", 1_000_000 / 3),
                arguments("a>b?1:2", A > B ? 1 : 2),
                arguments("a < 1 ? 1 : a < 8 ? 2 : 3", A < 1 ? 1 : A < 8 ? 2 : 3),
                arguments("a > 1 ? b > 1 ? 1 : 2 : 3", A > 1 ? B > 1 ? 1 : 2 : 3),
                arguments("1 + (yes ? a : b) * 2", 1 + (YES ? A : B) * 2),
                arguments("yes ? 1 : 2 + 3", YES ? 1 : 2 + 3),
                arguments("min(a, b, 0)", Math.min(A, Math.min(B, 0))),
                arguments("max(a, b, 0) - min(1, 2)", Math.max(A, Math.max(B, 0)) - Math.min(1, 2)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("booleans")
    void readsBooleansAsJavaDoes(String text, boolean expected) {
        assertThat(Example.evaluate(text)).isEqualTo(expected);
    }

    static Stream<Arguments> booleans() {
        return Stream.of(
                arguments("true || false && false", true || false && false),
                arguments("(true || false) && false", (true || false) && false),
                arguments("!yes || yes", !YES || YES),
                arguments("!(yes || yes)", !(YES || YES)),
                arguments("a == 7 && b != 7", A == 7 && B != 7),
                arguments("a + 1 > b * 2 == yes", A + 1 > B * 2 == YES),
                arguments("true != false == false", true != false == false),
                arguments("1 < 2 == 3 <= 3", 1 < 2 == 3 <= 3),
                arguments("yes == a < 8", YES == A < 8),
                arguments("yes == a > 8", YES == A > 8),
                arguments("yes != a <= 8", YES != A <= 8),
                arguments("yes != a >= 8", YES != A >= 8),
                arguments("a >= 7 && a <= 7 && !(a < 7) && !(a > 7)", A >= 7 && A <= 7 && !(A < 7) && !(A > 7)),
                arguments("a == 7.0", A == 7.0),
                arguments("rate * 2 == 1", RATE * 2 == 1),
                arguments("0.1 + 0.2 == 0.3", 0.1 + 0.2 == 0.3),
                arguments("0.0 == -0.0", 0.0 == -0.0),
                arguments("2147483647 < 2147483647.5", 2147483647 < 2147483647.5),
                arguments("yes ? a == 7 : false", YES ? A == 7 : false));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("doubles")
    void readsDoublesAsJavaDoes(String text, double expected) {
        assertThat(Example.evaluate(text)).isEqualTo(expected);
    }

    static Stream<Arguments> doubles() {
        return Stream.of(
                arguments("1.5", 1.5),
                arguments("1e-3", 1e-3),
                arguments("2.5E+2", 2.5E+2),
                arguments("1_0.2_5", 1_0.2_5),
                arguments("a / 2.0", A / 2.0),
                arguments("a / 2 * rate", A / 2 * RATE),
                arguments("rate * (a / 2)", RATE * (A / 2)),
                arguments("-rate", -RATE),
                arguments("7.5 % 2", 7.5 % 2),
                arguments("a > 1 ? 3 : 2.5", A > 1 ? 3 : 2.5),
                arguments("(a > 1 ? 3 : 2.5) / 2", (A > 1 ? 3 : 2.5) / 2),
                arguments("max(1, rate)", Math.max(1, RATE)),
                arguments("min(1, rate, a)", Math.min(1, Math.min(RATE, A))));
    }

    @Test
    void givesLayersTheirSizes() {
        assertThat(Example.evaluate("x.channels / 2 + x . height")).isEqualTo(60L);
    }

    @Test
    void readsArrays() {
        assertThat(Example.evaluate("{a, 1 + 1}")).isEqualTo(List.of(7L, 2L));
        assertThat(Example.evaluate("{}")).isEqualTo(List.of());
        assertThat(Example.evaluate("yes ? {1, 2} : kernel")).isEqualTo(List.of(1L, 2L));
        assertThat(Example.evaluate("!yes ? 9 : {1, 2}")).isEqualTo(List.of(1L, 2L));
        assertThat(Example.evaluate("yes ? 9 : {1, 2}")).isEqualTo(List.of(9L));
    }

    @Test
    void passesABareParameterOfAnyTypeThrough() {
        Example.SCOPE
                .parameters()
                .forEach((name, value) -> assertThat(Example.evaluate(name)).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes || 1 / 0 == 1",
                "!(!yes && 1 / 0 == 1)",
                "yes ? true : 1 % 0 == 1",
                "!yes ? largest + 1 == 0 : true",
                "yes || x.steps == 1"
            })
    void leavesAloneWhatIsNotNeeded(String text) {
        assertThat(Example.evaluate(text)).isEqualTo(true);
    }

    @Test
    void namesWhatItReadsInOrder() {
        Expression expression = Expression.parse(" min(b, a, min) > y.width ? RELU : x.channels + a * y.height ");
        assertThat(expression.names()).containsExactly("b", "a", "min", "RELU");
        assertThat(expression.layers()).containsExactly("y", "x");
        assertThat(expression.text()).isEqualTo("min(b, a, min) > y.width ? RELU : x.channels + a * y.height");
        assertThat(Expression.parse("1 + 2").layers()).isEmpty();
    }

    @Test
    void isEqualToTheSameText() {
        assertThat(Expression.parse("a + 1"))
                .isEqualTo(Expression.parse("a + 1"))
                .hasSameHashCodeAs(Expression.parse("a + 1"))
                .isNotEqualTo(Expression.parse("a + 2"))
                .hasToString("a + 1");
    }
}
