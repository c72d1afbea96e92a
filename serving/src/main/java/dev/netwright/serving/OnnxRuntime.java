package dev.netwright.serving;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/** Opens a model with ONNX Runtime, and says what is wrong where that is missing or cannot start. */
final class OnnxRuntime {
    private static final String ARTIFACT = "com.microsoft.onnxruntime:onnxruntime";

    private OnnxRuntime() {}

    static Predictor open(Path file, PredictorOptions options) {
        Objects.requireNonNull(file, "onnx");
        Objects.requireNonNull(options, "options");
        return open(ModelFile.at(file), options);
    }

    static Predictor open(byte[] bytes, PredictorOptions options) {
        Objects.requireNonNull(bytes, "onnx");
        Objects.requireNonNull(options, "options");
        return open(new ModelBytes("the given bytes", bytes), options);
    }

    static Predictor open(InputStream in, PredictorOptions options) {
        Objects.requireNonNull(in, "onnx");
        Objects.requireNonNull(options, "options");
        return open(ModelBytes.from(in, "the given stream"), options);
    }

    private static Predictor open(ModelSource source, PredictorOptions options) {
        try {
            OnnxEngine engine = OnnxEngine.open(source, options);
            return new EnginePredictor(engine.model(), engine, options.pixels());
        } catch (NoClassDefFoundError missing) {
            if (missing.getMessage() == null || !missing.getMessage().startsWith("ai/onnxruntime/")) {
                throw cannotStart(missing);
            }
            throw new PredictorException(
                    "ONNX Runtime is not on the class path: add " + ARTIFACT + " (CPU) or " + ARTIFACT + "_gpu (CUDA)",
                    missing);
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError failure) {
            throw cannotStart(failure);
        }
    }

    private static PredictorException cannotStart(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new PredictorException(
                "ONNX Runtime has no native library that runs here ("
                        + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                        + "), or cannot unpack it into " + System.getProperty("java.io.tmpdir") + ": "
                        + cause.getMessage(),
                failure);
    }
}
