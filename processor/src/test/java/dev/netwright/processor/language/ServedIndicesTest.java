package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.processor.layer.CompiledNetworks;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is no index is refused in the same words by a network, its predictor, and a served file. */
class ServedIndicesTest {
    private final CompiledNetworks compiled = new CompiledNetworks(Map.of("Texts", """
        @Input(features = 1, steps = Any.ANY, nominal = 4, most = 8) FeatureSequence words();
        @Embedding(vocabulary = 10, units = 3)                        FeatureSequence vectors();
        @LastStep                                                     FeatureVector last();
        @Input(features = 1, steps = 3)                               FeatureSequence tags();
        @Embedding(vocabulary = 4, units = 2)            FeatureSequence tagVectors(FeatureSequence tags);
        @LastStep                                                     FeatureVector lastTag();
        @Input(features = 2)                                          FeatureVector point();
        @Concat          FeatureVector all(FeatureVector last, FeatureVector lastTag, FeatureVector point);
        @Output                                                       FeatureVector y();
        """));

    @Test
    void theSameWordsEverywhere(@TempDir Path folder) {
        TrainableNetwork network = compiled.built("Texts");
        network.exportOnnx(folder.resolve("texts.onnx"));
        try (Predictor own = network.predictor();
                Predictor served = Predictor.open(folder.resolve("texts.onnx"))) {
            float[] right = {0, 9, 4, 2};
            assertThat(answers(network, own, served, right, new float[] {0, 3, 1}))
                    .hasSize(3);
            Map<Float, String> wrong = new LinkedHashMap<>();
            wrong.put(-1f, "-1");
            wrong.put(9.7f, "9.7");
            wrong.put(10f, "10");
            wrong.put(Float.NaN, "NaN");
            wrong.forEach((value, shown) -> {
                for (ThrowingCallable call : calls(network, own, served, new float[] {0, 9, 4, value}, new float[3])) {
                    assertThatThrownBy(call)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage(
                                    "words: expected whole numbers from 0 to 9, since an @Embedding of 10 words reads"
                                            + " them, got " + shown + " at [0, 0, 3]");
                }
            });
            for (ThrowingCallable call : calls(network, own, served, right, new float[] {0, 4, 1})) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("tags: expected whole numbers from 0 to 3, since an @Embedding of 4 words reads"
                                + " them, got 4 at [0, 0, 1]");
            }
        }
    }

    private static List<ThrowingCallable> calls(
            TrainableNetwork network, Predictor own, Predictor served, float[] words, float[] tags) {
        Map<String, Tensor> tensors = Map.of(
                "words",
                Tensor.of(words, 1, 1, words.length),
                "tags",
                Tensor.of(tags, 1, 1, 3),
                "point",
                Tensor.of(new float[] {-0.5f, 99}, 1, 2));
        INDArray[] arrays = {
            Nd4j.createFromArray(words).reshape(1, 1, words.length),
            Nd4j.createFromArray(tags).reshape(1, 1, 3),
            Nd4j.createFromArray(-0.5f, 99).reshape(1, 2)
        };
        return List.of(() -> network.predictAll(arrays), () -> own.predict(tensors), () -> served.predict(tensors));
    }

    private static List<ThrowingCallable> answers(
            TrainableNetwork network, Predictor own, Predictor served, float[] words, float[] tags) {
        List<ThrowingCallable> calls = calls(network, own, served, words, tags);
        calls.forEach(
                call -> org.assertj.core.api.Assertions.assertThatCode(call).doesNotThrowAnyException());
        return calls;
    }
}
