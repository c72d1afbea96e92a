package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Values and sizes that a model was never proven for are refused, whichever engine is behind it. */
class TensorCheckTest {

    @Test
    void indicesAreWholeNumbersOfTheVocabulary() {
        ModelDescription texts = Models.of(
                List.of(
                        Models.input("point", Dimension.fixed(2)),
                        new ModelInput(
                                "words", List.of(Dimension.fixed(1), Dimension.open(3, 1, 5)), OptionalInt.of(10))),
                Models.output("value", OutputKind.REGRESSION, 1));
        Predictor predictor = Models.predictor(texts);
        Tensor points = Tensor.of(new float[] {-3, 0.5f, Float.NaN, 99}, 2, 2);
        assertThat(predictor.predict(Map.of("point", points, "words", Tensor.of(new float[] {0, 9, 3, 4}, 2, 1, 2))))
                .containsKey("value");
        Map<Float, String> wrong = new LinkedHashMap<>();
        wrong.put(-1f, "-1");
        wrong.put(9.7f, "9.7");
        wrong.put(10f, "10");
        wrong.put(Float.NaN, "NaN");
        wrong.put(Float.POSITIVE_INFINITY, "Infinity");
        wrong.forEach((value, shown) -> assertThatThrownBy(() -> predictor.predict(
                        Map.of("point", points, "words", Tensor.of(new float[] {0, 9, 3, value}, 2, 1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "words: expected whole numbers from 0 to 9, since an @Embedding of 10 words reads them, got "
                                + shown + " at [1, 0, 1]"));
    }

    @Test
    void inputsThatAreReadTogetherHaveOneSize() {
        Dimension open = Dimension.open(4, 1, 9);
        ModelDescription pair = new ModelDescription(
                "Pair",
                "",
                List.of(
                        Models.input("left", Dimension.fixed(1), open, open),
                        Models.input("right", Dimension.fixed(2), open, open)),
                List.of(Models.output("value", OutputKind.REGRESSION, 1)),
                List.of(List.of("left", "right")));
        Predictor predictor = Models.predictor(pair);
        Tensor left = Tensor.of(new float[12], 1, 1, 3, 4);
        assertThat(predictor.predict(Map.of("left", left, "right", Tensor.of(new float[24], 1, 2, 3, 4))))
                .hasSize(1);
        assertThatThrownBy(() -> predictor.predict(Map.of("left", left, "right", Tensor.of(new float[24], 1, 2, 4, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("right: expected 3x4 as in left, which it is read together with, got 4x3");
    }
}
