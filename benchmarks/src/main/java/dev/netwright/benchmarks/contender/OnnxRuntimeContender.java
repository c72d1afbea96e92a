package dev.netwright.benchmarks.contender;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** A network that PyTorch exported, in ONNX Runtime. */
public final class OnnxRuntimeContender implements Contender {
    private OrtSession session;
    private OnnxTensor pixels;

    @Override
    public String open(Task task) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(task.file(".torch.onnx").toString(), options);
        }
        pixels = OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(task.pixels()), task.subject().inputShape(task.batch()));
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public float[] predict() throws OrtException {
        try (OrtSession.Result made = session.run(Map.of("image", pixels))) {
            FloatBuffer values = ((OnnxTensor) made.get(0)).getFloatBuffer();
            float[] probabilities = new float[values.remaining()];
            values.get(probabilities);
            return probabilities;
        }
    }

    @Override
    public void close() throws OrtException {
        pixels.close();
        session.close();
    }
}
