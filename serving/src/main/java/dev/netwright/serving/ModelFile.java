package dev.netwright.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model in a file of the disk, which ONNX Runtime reads itself: its bytes never lie in the Java heap. */
record ModelFile(Path file) implements ModelSource {

    /**
     * The model at a path of any file system: of one that is not the disk's, such as a zip's, its bytes, since ONNX Runtime
     * would look for that path on the disk.
     *
     * @throws PredictorException if there is no file that can be read, or it is empty
     */
    static ModelSource at(Path file) {
        boolean isOnDisk = file.getFileSystem().equals(FileSystems.getDefault());
        String name = isOnDisk ? file.toString() : file.toUri().toString();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String problem = Files.isDirectory(file)
                    ? "a folder, not a file"
                    : Files.exists(file) ? "it cannot be read" : "no such file";
            throw new PredictorException(name + ": " + problem + "; exportOnnx writes one");
        }
        try {
            if (Files.size(file) == 0) {
                throw new PredictorException(name + ": the file is empty; export it again");
            }
            if (isOnDisk) {
                return new ModelFile(file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return ModelBytes.from(in, name);
            }
        } catch (IOException failure) {
            throw new PredictorException(name + ": it cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void requireWhole() {
        OnnxChecksum.requireWhole(file);
    }

    @Override
    public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
        return environment.createSession(file.toString(), options);
    }
}
