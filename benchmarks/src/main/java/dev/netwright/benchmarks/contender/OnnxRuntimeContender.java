package dev.netwright.benchmarks.contender;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.OptionalInt;

/** A network that PyTorch exported, in ONNX Runtime. */
public final class OnnxRuntimeContender implements Contender {
    private OrtSession session;
    private OnnxTensor inputs;

    @Override
    public String open(Task task) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OptionalInt threads = Contender.threads();
            if (threads.isPresent()) {
                options.setIntraOpNumThreads(threads.getAsInt());
            }
            session = environment.createSession(task.file(".torch.onnx").toString(), options);
        }
        float[] values = task.torchInputs();
        inputs = task.subject().examples().kind() == Examples.Kind.WORDS
                ? OnnxTensor.createTensor(environment, LongBuffer.wrap(integers(values)), task.torchShape())
                : OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), task.torchShape());
        return "ONNX Runtime " + environment.getVersion();
    }

    private static long[] integers(float[] values) {
        long[] made = new long[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (long) values[i];
        }
        return made;
    }

    @Override
    public float[] predict() throws OrtException {
        try (OrtSession.Result made = session.run(Map.of("inputs", inputs))) {
            FloatBuffer values = ((OnnxTensor) made.get(0)).getFloatBuffer();
            float[] outputs = new float[values.remaining()];
            values.get(outputs);
            return outputs;
        }
    }

    @Override
    public void close() throws OrtException {
        inputs.close();
        session.close();
    }
}
