package dev.netwright.serving;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A trained network that predicts, whichever engine is behind it: ONNX Runtime on an exported file, or Deeplearning4j
 * ({@code network.predictor()}).
 *
 * <pre>{@code
 * try (Predictor predictor = Predictor.open(Path.of("lenet.onnx"))) {
 *     Prediction digit = predictor.classify(ImageIO.read(file));
 *     System.out.println(digit.label() + " " + digit.probability());
 * }
 * }</pre>
 *
 * <p>Values of an example are in C order, the last dimension together: a map channel by channel, row by row. Sizes that
 * do not fit or were not proven, and values that are not an index of an embedding, throw an
 * {@link IllegalArgumentException}. A method for one input or one output throws an {@link IllegalStateException} on a
 * network with several, and so does any prediction once the predictor is closed. Each message says in one line what was
 * expected and what came. A null argument throws a {@link NullPointerException} that names it.
 *
 * <p>Every method may be called from any thread, and predictions run side by side. Closing waits for running ones.
 */
public interface Predictor extends AutoCloseable {

    /**
     * Opens an exported network on all cores. As {@link #open(Path, PredictorOptions)}.
     */
    static Predictor open(Path onnx) {
        return open(onnx, PredictorOptions.defaults());
    }

    /**
     * Opens a network that {@code exportOnnx} wrote, with ONNX Runtime. {@code com.microsoft.onnxruntime:onnxruntime}, or
     * {@code onnxruntime_gpu}, has to be on the class path; Deeplearning4j does not.
     *
     * @param onnx a path on any file system; a file on disk is read by ONNX Runtime; any other, in a zip for example,
     *     is held in memory while it is opened, and can have at most 2 GB
     * @throws PredictorException if the file cannot be read, is not an exported network or not the one that the options
     *     demand, its description does not match its graph, or ONNX Runtime is missing or cannot use the device
     */
    static Predictor open(Path onnx, PredictorOptions options) {
        return OnnxRuntime.open(onnx, options);
    }

    /** Opens the bytes of an exported file on all cores. As {@link #open(byte[], PredictorOptions)}. */
    static Predictor open(byte[] onnx) {
        return open(onnx, PredictorOptions.defaults());
    }

    /** Opens the bytes of a file that {@code exportOnnx} wrote. As {@link #open(Path, PredictorOptions)}. */
    static Predictor open(byte[] onnx, PredictorOptions options) {
        return OnnxRuntime.open(onnx, options);
    }

    /** Opens an exported file from a stream on all cores. As {@link #open(InputStream, PredictorOptions)}. */
    static Predictor open(InputStream onnx) {
        return open(onnx, PredictorOptions.defaults());
    }

    /**
     * Opens a file that {@code exportOnnx} wrote from a stream, such as a resource of the class path. As
     * {@link #open(Path, PredictorOptions)}.
     *
     * @param onnx read to its end and left open; at most 2 GB
     */
    static Predictor open(InputStream onnx, PredictorOptions options) {
        return OnnxRuntime.open(onnx, options);
    }

    /**
     * A predictor over another engine, which it closes when it is closed.
     *
     * @param pixels how images are scaled
     */
    static Predictor of(ModelDescription model, PredictionEngine engine, PixelScale pixels) {
        return new EnginePredictor(model, engine, pixels);
    }

    /** What the network reads and outputs. */
    ModelDescription model();

    /** The inputs in declared order. */
    default List<ModelInput> inputs() {
        return model().inputs();
    }

    /** The heads in declared order, auxiliary ones left out. */
    default List<ModelOutput> outputs() {
        return model().outputs();
    }

    /**
     * Predicts a batch with any number of inputs and heads.
     *
     * @param inputs a tensor for each input, by its name, all of equally many examples
     * @return a tensor for each head, by its name, in declared order
     */
    Map<String, Tensor> predict(Map<String, Tensor> inputs);

    /**
     * Predicts a batch with a network of one input and one head. For an open input, the tensor's shape gives the size.
     */
    Tensor predict(Tensor batch);

    /**
     * Predicts examples that lie one after the other, with a network of one input and one head; an open input is read at
     * its nominal size.
     *
     * @param examples as many values as N examples have, from position to limit; a direct buffer in the machine's byte
     *     order with more than 4,096 of them is not copied. Its position stays where it is
     * @return the head's values for the N examples, one after the other
     */
    FloatBuffer predict(FloatBuffer examples);

    /**
     * Predicts one example with a network of one input and one head; an open input is read at its nominal size.
     *
     * @return the head's values
     */
    float[] predict(float[] example);

    /** Predicts a batch of at least one example, as {@link #predict(float[])}. */
    float[][] predict(float[][] examples);

    /**
     * Predicts an image with a network that reads one map of 1 or 3 channels.
     *
     * @param image resized bilinearly to the input's height and width (an open input takes it as it is, enlarged if it
     *     is too small; one above the largest size is refused), its channels red, green and blue, or one channel of
     *     {@code 0.299 R + 0.587 G + 0.114 B}, scaled by the {@link PixelScale} of the options. Transparency is left
     *     out
     * @return the head's values
     */
    float[] predict(BufferedImage image);

    /**
     * Classifies one example, with a network of one input and one softmax or sigmoid head on a vector. The answer is always
     * the most probable class, however improbable: a sigmoid head with one label always answers with that label, and
     * {@link Prediction#probability()} says whether to believe it.
     *
     * @throws IllegalStateException if the head is of another kind, or decides for each pixel or step
     * @throws IllegalArgumentException if the head outputs NaN because a value of the example is not finite
     * @throws PredictorException if the head outputs NaN for an example of finite numbers
     */
    Prediction classify(float[] example);

    /** Classifies an image: as {@link #predict(BufferedImage)} reads it. */
    Prediction classify(BufferedImage image);

    /** Classifies a batch of at least one example, as {@link #classify(float[])}. */
    List<Prediction> classify(float[][] examples);

    /** Classifies a batch of at least one image. */
    List<Prediction> classify(List<BufferedImage> images);

    /** Frees what the engine holds, once running predictions are done. Closing again does nothing. */
    @Override
    void close();
}
