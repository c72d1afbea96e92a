package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class IndexCheckTest {
    private static final NetworkLayer WORDS = new FixtureNetwork.FixtureLayer("words", TensorShape.sequence(1, 3), 0);
    private static final NetworkLayer MOOD = new FixtureNetwork.FixtureLayer("mood", TensorShape.vector(2), 0);
    private static final Architecture ARCHITECTURE = Architecture.named("Texts", "7e87")
            .input(WORDS)
            .vocabulary(WORDS, 5)
            .input(FixtureNetwork.POINT)
            .head(HeadKind.SOFTMAX, MOOD)
            .build();

    private final INDArray indices = Nd4j.createFromArray(0.0, 4, 2, 3, 1, 4).reshape(2, 1, 3);
    private final INDArray points = Nd4j.ones(DataType.FLOAT, 2, 5).mul(-7.5);

    @Test
    void takesEveryWordOfTheVocabularyInAnyNumberTypeAndOrder() {
        for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT, DataType.INT32, DataType.INT64}) {
            assertThatCode(() -> IndexCheck.inputs(ARCHITECTURE, indices.castTo(type), points))
                    .doesNotThrowAnyException();
            assertThatCode(() ->
                            IndexCheck.inputs(ARCHITECTURE, indices.castTo(type).dup('f'), points))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-1, -1", "0.5, 0.5", "NaN, NaN", "1e30, 1.0E30", "16777216, 16777216"})
    void refusesWhatIsNoIndexAndSaysWhere(double value, String shown) {
        for (char order : new char[] {'c', 'f'}) {
            INDArray wrong = indices.dup(order).putScalar(new int[] {1, 0, 2}, value);
            assertThatThrownBy(() -> IndexCheck.inputs(ARCHITECTURE, wrong, points))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "words: expected whole numbers from 0 to 4, since an @Embedding of 5 words reads them, got "
                                    + shown + " at [1, 0, 2]");
        }
    }
}
