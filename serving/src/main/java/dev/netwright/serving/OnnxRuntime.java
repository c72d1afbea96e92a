package dev.netwright.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Opens a file with ONNX Runtime, and says what is wrong where that is missing or cannot start. */
final class OnnxRuntime {
    private static final String ARTIFACT = "com.microsoft.onnxruntime:onnxruntime";

    private OnnxRuntime() {}

    static Predictor open(Path file, PredictorOptions options) {
        Objects.requireNonNull(file, "onnx");
        Objects.requireNonNull(options, "options");
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String problem = Files.isDirectory(file)
                    ? "a folder, not a file"
                    : Files.exists(file) ? "it cannot be read" : "no such file";
            throw new PredictorException(file + ": " + problem + "; exportOnnx writes one");
        }
        requireContent(file);
        try {
            OnnxEngine engine = OnnxEngine.open(file, options);
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

    private static void requireContent(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new PredictorException(file + ": the file is empty; export it again");
            }
        } catch (IOException failure) {
            throw new PredictorException(file + ": it cannot be read: " + failure.getMessage(), failure);
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
