package dev.netwright.benchmarks.contender;

import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A network that this project exported, in ONNX Runtime: no Deeplearning4j on the class path. */
public final class ServingContender implements Contender {
    private Predictor predictor;
    private FloatBuffer inputs;

    @Override
    public String open(Task task) {
        predictor = Predictor.open(task.file(".onnx"), PredictorOptions.defaults());
        float[] values = task.inputs();
        inputs = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        inputs.put(values).flip();
        return "ONNX Runtime on our export";
    }

    @Override
    public float[] predict() {
        FloatBuffer made = predictor.predict(inputs);
        float[] outputs = new float[made.remaining()];
        made.get(outputs);
        return outputs;
    }

    @Override
    public void close() {
        predictor.close();
    }
}
