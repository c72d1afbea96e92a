package dev.netwright.benchmarks.contender;

import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A network that this project exported, in ONNX Runtime: no Deeplearning4j on the class path. */
public final class ServingContender implements Contender {
    private Predictor predictor;
    private FloatBuffer pixels;

    @Override
    public String open(Task task) {
        int threads = Integer.parseInt(System.getenv("OMP_NUM_THREADS"));
        predictor =
                Predictor.open(task.file(".onnx"), PredictorOptions.defaults().withThreads(threads));
        float[] values = task.pixels();
        pixels = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        pixels.put(values).flip();
        return "ONNX Runtime on our export";
    }

    @Override
    public float[] predict() {
        FloatBuffer made = predictor.predict(pixels);
        float[] probabilities = new float[made.remaining()];
        made.get(probabilities);
        return probabilities;
    }

    @Override
    public void close() {
        predictor.close();
    }
}
