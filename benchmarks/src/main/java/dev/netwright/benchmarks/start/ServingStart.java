package dev.netwright.benchmarks.start;

import dev.netwright.benchmarks.process.Figures;
import dev.netwright.serving.Predictor;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens an exported LeNet and predicts once. */
final class ServingStart {
    private ServingStart() {}

    public static void main(String[] arguments) {
        float[] image = new float[28 * 28];
        Arrays.fill(image, 1);
        try (Predictor predictor = Predictor.open(Path.of(arguments[0]))) {
            Figures.print("first", predictor.predict(image)[0]);
        }
    }
}
