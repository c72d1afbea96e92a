package dev.netwright.models.onnx;

import dev.netwright.models.d2l.LeNetNetwork;
import dev.netwright.serving.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What {@link ServingAloneTest} runs in a JVM of its own. */
public final class ServingProgram {
    private ServingProgram() {}

    /** {@code network} or {@code file}; the model; where to write what is predicted. */
    public static void main(String[] arguments) throws IOException {
        Path model = Path.of(arguments[1]);
        try (Predictor predictor = arguments[0].equals("network") ? OfNetwork.open(model) : Predictor.open(model)) {
            float[] image = new float[predictor.inputs().get(0).size()];
            Arrays.fill(image, 0.5f);
            Files.writeString(
                    Path.of(arguments[2]),
                    isThere("org.nd4j.linalg.factory.Nd4j") + " "
                            + isThere("org.deeplearning4j.nn.graph.ComputationGraph") + " "
                            + Arrays.toString(predictor.predict(image)) + " "
                            + System.getProperty("netwright.onnxruntime.libraries"));
        }
    }

    /** Apart, so that a JVM without the generated class can run the rest. */
    private static final class OfNetwork {
        static Predictor open(Path model) {
            return LeNetNetwork.predictor(model);
        }
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
