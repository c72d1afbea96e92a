package dev.netwright.runtime.onnx;

import dev.netwright.runtime.FileException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An ONNX file that cannot be written: the disk refuses it, or a layer has no ONNX counterpart. The message is one line
 * that names the file and the layer.
 */
public final class OnnxException extends FileException {

    private static final long serialVersionUID = 1L;

    OnnxException(Path file, String problem) {
        super(file, problem);
    }

    OnnxException(Path file, String problem, IOException cause) {
        super(file, problem, cause);
    }
}
