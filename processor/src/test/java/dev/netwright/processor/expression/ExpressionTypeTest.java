package dev.netwright.processor.expression;

import static dev.netwright.processor.expression.Example.ACTIVATION;
import static dev.netwright.processor.expression.Example.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTypeTest {
    @ParameterizedTest(name = "[{index}] {0} is {1}")
    @MethodSource("types")
    void findsTheType(String text, Type type) {
        assertThat(Expression.parse(text).check(SCOPE, null)).isEqualTo(type);
    }

    static Stream<Arguments> types() {
        return Stream.of(
                arguments("a + 1", Type.INT),
                arguments("x.height", Type.INT),
                arguments("a + rate", Type.DOUBLE),
                arguments("min(1, 2.5)", Type.DOUBLE),
                arguments("yes ? 1 : 2.5", Type.DOUBLE),
                arguments("a < 1", Type.BOOLEAN),
                arguments("label", Type.STRING),
                arguments("kernel", Type.INT_ARRAY),
                arguments("yes ? 1 : kernel", Type.INT_ARRAY),
                arguments("activation", ACTIVATION),
                arguments("yes ? RELU : activation", ACTIVATION));
    }

    @ParameterizedTest(name = "[{index}] {0} where {1} is expected")
    @MethodSource("conversions")
    void convertsToWhatIsExpected(String text, Type expected, Object value) {
        Expression expression = Expression.parse(text);
        assertThat(expression.check(SCOPE, expected)).isEqualTo(expected);
        assertThat(expression.evaluate(SCOPE, expected)).isEqualTo(value);
    }

    static Stream<Arguments> conversions() {
        return Stream.of(
                arguments("a", Type.DOUBLE, 7.0),
                arguments("a / 2", Type.DOUBLE, 3.0),
                arguments("yes ? a : rate", Type.DOUBLE, 7.0),
                arguments("a", Type.INT_ARRAY, List.of(7L)),
                arguments("yes ? a : {1, 2}", Type.INT_ARRAY, List.of(7L)),
                arguments("yes ? 1 : 2", Type.INT_ARRAY, List.of(1L)),
                arguments("kernel", Type.INT_ARRAY, List.of(3L, 5L)),
                arguments("SIGMOID", ACTIVATION, constant("SIGMOID")),
                arguments("activation", ACTIVATION, constant("RELU")),
                arguments("a == 6 ? SIGMOID : (yes ? IDENTITY : activation)", ACTIVATION, constant("IDENTITY")));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("comparisons")
    void comparesEnumConstants(String text, boolean value) {
        assertThat(Example.evaluate(text, Type.BOOLEAN)).isEqualTo(value);
    }

    static Stream<Arguments> comparisons() {
        return Stream.of(
                arguments("activation == RELU", true),
                arguments("activation != RELU", false),
                arguments("SIGMOID == activation", false),
                arguments("activation == activation", true),
                arguments("rounding == CEIL && activation != IDENTITY", true),
                arguments("activation == (yes ? SIGMOID : RELU)", false),
                arguments("(yes ? SIGMOID : activation) == SIGMOID", true));
    }

    @Test
    void aParameterHidesAConstantOfItsName() {
        Example hidden = new Example(Map.of("activation", constant("SIGMOID"), "RELU", constant("SIGMOID")), Map.of());
        Expression expression = Expression.parse("activation == RELU");
        assertThat(expression.check(hidden, Type.BOOLEAN)).isEqualTo(Type.BOOLEAN);
        assertThat(expression.evaluate(hidden, Type.BOOLEAN)).isEqualTo(true);
    }

    @Test
    void anEnumOfUnknownTypeFitsAnyEnum() {
        Type.EnumType unknown = new Type.EnumType("", List.of());
        assertThat(unknown.accepts(ACTIVATION)).isTrue();
        assertThat(ACTIVATION.accepts(unknown)).isTrue();
        assertThat(ACTIVATION.accepts(Example.ROUNDING)).isFalse();
        assertThat(Example.evaluate("yes ? CEIL : FLOOR", unknown)).isEqualTo(new EnumConstant("", "CEIL"));
    }

    private static EnumConstant constant(String name) {
        return new EnumConstant(ACTIVATION.qualifiedName(), name);
    }
}
