package dev.netwright.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Where a model comes from: a file on the disk, or bytes. */
interface ModelSource {
    /** How messages call it. */
    String name();

    /** @throws PredictorException if its bytes are not those that were exported, or it cannot be read */
    void requireWhole();

    /** A session that computes it. */
    OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
}
