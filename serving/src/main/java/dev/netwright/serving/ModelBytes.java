package dev.netwright.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;

/** A model whose bytes are given. */
record ModelBytes(String name, byte[] bytes) implements ModelSource {
    /** As many as an array has on every JVM. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    /** @throws PredictorException if there are none */
    ModelBytes {
        if (bytes.length == 0) {
            throw new PredictorException(name + ": it is empty; exportOnnx writes a model");
        }
    }

    /**
     * Reads a stream to its end, and leaves it open.
     *
     * @throws PredictorException if it cannot be read, or holds nothing or more than 2 GB
     */
    static ModelBytes from(InputStream in, String name) {
        return from(in, name, MOST);
    }

    static ModelBytes from(InputStream in, String name, int most) {
        try {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new PredictorException(
                        name + ": it has more than the 2 GB that can be opened from memory; copy it"
                                + " to a file on the disk, and open that by its path");
            }
            return new ModelBytes(name, bytes);
        } catch (IOException failure) {
            throw new PredictorException(name + ": it cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void requireWhole() {
        OnnxChecksum.requireWhole(name, bytes);
    }

    @Override
    public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
        return environment.createSession(bytes, options);
    }
}
