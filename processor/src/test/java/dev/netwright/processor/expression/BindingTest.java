package dev.netwright.processor.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    @Test
    void aLoneNameIsBoundToTheParameterOfThatName() {
        Binding binding = Binding.parse(" rate ");
        assertThat(binding.member()).isEqualTo("rate");
        assertThat(binding.position()).isEqualTo(1);
        assertThat(binding.value().text()).isEqualTo("rate");
        assertThat(binding.value().names()).containsExactly("rate");
        assertThat(binding.value().evaluate(Example.SCOPE, Type.DOUBLE)).isEqualTo(0.5);
    }

    @Test
    void theMemberMayBeReadOnTheRight() {
        Binding binding = Binding.parse("a = b == 0 ? a : 1 ");
        assertThat(binding.member()).isEqualTo("a");
        assertThat(binding.position()).isZero();
        assertThat(binding.value().text()).isEqualTo("b == 0 ? a : 1");
        assertThat(binding.value().evaluate(Example.SCOPE, Type.INT)).isEqualTo(1L);
    }

    @Test
    void positionsCountFromTheStartOfTheWholeText() {
        Binding wrong = Binding.parse(" units = 1 + nope");
        ExpressionException e = catchThrowableOfType(
                ExpressionException.class, () -> wrong.value().check(Example.SCOPE, Type.INT));
        assertThat(e.position()).isEqualTo(13);
        ExpressionException alone = catchThrowableOfType(
                ExpressionException.class, () -> Binding.parse("  nope").value().check(Example.SCOPE, null));
        assertThat(alone.position()).isEqualTo(2);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""             | 0 | found the end
                    4 * growth     | 0 | found '4'
                    channels == 3  | 9 | expected '=' or the end after the member 'channels', found '=='
                    channels 3     | 9 | expected '=' or the end after the member 'channels', found '3'
                    channels =     | 10| expected a value after '=', found the end
                    channels = 3 4 | 13| expected an operator or the end after '3', found '4'
                    channels = (3  | 13| expected an operator or ')' to go with '(', found the end
                    """)
    void pointsAtWhatIsNoBinding(String text, int position, String message) {
        ExpressionException e = catchThrowableOfType(ExpressionException.class, () -> Binding.parse(text));
        assertThat(e.kind()).isEqualTo(ExpressionException.Kind.SYNTAX);
        assertThat(e).hasMessageEndingWith(message);
        assertThat(e.position()).isEqualTo(position);
    }
}
