package dev.netwright.serving;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model is opened.
 *
 * @param threads that one prediction may use, at most 1,024; 0 for as many as the JVM has processors. If several
 *     threads predict at once, 1 is best
 * @param gpu the number of the CUDA device to compute on; the CPU by default. Needs {@code onnxruntime_gpu} in place of
 *     {@code onnxruntime} on the class path
 * @param pixels how images are scaled; to 0 to 1 by default
 * @param network the name of the network that the file should hold, for the message if it holds another
 * @param fingerprint of the architecture that the file must have; any by default
 */
public record PredictorOptions(
        int threads, OptionalInt gpu, PixelScale pixels, Optional<String> network, Optional<String> fingerprint) {
    /** More than any machine has processors, and each takes memory: asked for a million, ONNX Runtime ends the JVM. */
    private static final int MOST_THREADS = 1024;

    /** @throws IllegalArgumentException if the number of threads is below 0 or above 1,024 */
    public PredictorOptions {
        Objects.requireNonNull(gpu, "gpu");
        Objects.requireNonNull(pixels, "pixels");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(fingerprint, "fingerprint");
        if (threads < 0 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be from 0 to " + MOST_THREADS + ", got " + threads
                    + "; 0 is for as many as the JVM has processors");
        }
        if (gpu.orElse(0) < 0) {
            throw new IllegalArgumentException("CUDA devices are counted from 0, got " + gpu.getAsInt());
        }
    }

    /** All cores, on the CPU, pixels from 0 to 1. */
    public static PredictorOptions defaults() {
        return new PredictorOptions(0, OptionalInt.empty(), PixelScale.unit(), Optional.empty(), Optional.empty());
    }

    /** The number of threads that one prediction may use, at most 1,024; 0 for as many as the JVM has processors. */
    public PredictorOptions withThreads(int count) {
        return new PredictorOptions(count, gpu, pixels, network, fingerprint);
    }

    /** On a CUDA device, counted from 0. */
    public PredictorOptions withGpu(int device) {
        return new PredictorOptions(threads, OptionalInt.of(device), pixels, network, fingerprint);
    }

    /** How images are scaled. */
    public PredictorOptions withPixels(PixelScale scale) {
        return new PredictorOptions(threads, gpu, scale, network, fingerprint);
    }

    /** Refuses a file of another architecture; the name is for the message. Generated classes set their own. */
    public PredictorOptions withNetwork(String name, String architecture) {
        return new PredictorOptions(threads, gpu, pixels, Optional.of(name), Optional.of(architecture));
    }

    /** Refuses a file of another architecture. */
    public PredictorOptions withFingerprint(String expected) {
        return new PredictorOptions(threads, gpu, pixels, Optional.empty(), Optional.of(expected));
    }
}
