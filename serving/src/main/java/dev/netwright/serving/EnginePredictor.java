package dev.netwright.serving;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A predictor over an engine: holds what comes against the description, and the engine's life. */
final class EnginePredictor implements Predictor {
    private final ModelDescription model;
    private final PredictionEngine engine;
    private final PixelScale pixels;
    private final TensorCheck check;
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    EnginePredictor(ModelDescription model, PredictionEngine engine, PixelScale pixels) {
        this.model = Objects.requireNonNull(model, "model");
        this.engine = Objects.requireNonNull(engine, "engine");
        this.pixels = Objects.requireNonNull(pixels, "pixels");
        check = new TensorCheck(model);
    }

    @Override
    public ModelDescription model() {
        return model;
    }

    @Override
    public Map<String, Tensor> predict(Map<String, Tensor> inputs) {
        Objects.requireNonNull(inputs, "inputs");
        List<String> names = inputs().stream().map(ModelInput::name).toList();
        if (inputs.size() != names.size() || !inputs.keySet().containsAll(names)) {
            throw new IllegalArgumentException(
                    model.network() + ": expected a tensor for each of " + names + ", got " + inputs.keySet());
        }
        List<Tensor> tensors = new ArrayList<>();
        for (String name : names) {
            tensors.add(Objects.requireNonNull(inputs.get(name), () -> "the tensor of input " + name));
        }
        List<Tensor> outputs = run(tensors);
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            named.put(outputs().get(i).name(), outputs.get(i));
        }
        return named;
    }

    @Override
    public Tensor predict(Tensor batch) {
        Objects.requireNonNull(batch, "batch");
        onlyInput();
        onlyOutput();
        return run(List.of(batch)).get(0);
    }

    @Override
    public FloatBuffer predict(FloatBuffer examples) {
        Objects.requireNonNull(examples, "examples");
        ModelInput input = onlyInput();
        int size = input.size();
        int count = examples.remaining() / size;
        if (count == 0 || examples.remaining() % size != 0) {
            throw new IllegalArgumentException(
                    expected(input) + examples.remaining() + ", which are not whole examples" + otherSizes(input));
        }
        return predict(Tensor.of(examples, input.batchOf(count))).values();
    }

    @Override
    public float[] predict(float[] example) {
        return predict(one(example)).toArray();
    }

    @Override
    public float[][] predict(float[][] examples) {
        return predict(batch(examples)).rows();
    }

    @Override
    public float[] predict(BufferedImage image) {
        return predict(one(image)).toArray();
    }

    @Override
    public Prediction classify(float[] example) {
        return classified(one(example)).get(0);
    }

    @Override
    public Prediction classify(BufferedImage image) {
        return classified(one(image)).get(0);
    }

    @Override
    public List<Prediction> classify(float[][] examples) {
        return classified(batch(examples));
    }

    @Override
    public List<Prediction> classify(List<BufferedImage> images) {
        return classified(images(images));
    }

    private List<Prediction> classified(Tensor batch) {
        ModelOutput output = onlyOutput();
        if (!output.isClassification()) {
            throw new IllegalStateException(model.network()
                    + ": classify needs a softmax or sigmoid head on a vector, and " + output + " " + instead(output));
        }
        List<Prediction> predictions = new ArrayList<>();
        for (float[] row : predict(batch).rows()) {
            requireNumbers(output, row, batch, predictions.size());
            predictions.add(new Prediction(row, output.labels()));
        }
        return predictions;
    }

    private static String instead(ModelOutput output) {
        if (!output.values().isProbability()) {
            return "has no probabilities; predict gives the values";
        }
        String place = switch (output.kind()) {
            case VECTOR -> "example";
            case SEQUENCE -> "step";
            case MAP -> "pixel";
            case VOLUME -> "voxel";
        };
        return "decides for each " + place + "; predict gives the probabilities";
    }

    /** NaN is neither more nor less than any probability: the class would be the first, whatever the example. */
    private void requireNumbers(ModelOutput output, float[] probabilities, Tensor batch, int example) {
        for (float probability : probabilities) {
            if (Float.isNaN(probability)) {
                requireFinite(batch.rows()[example], example);
                throw new PredictorException(model.network() + ": head " + output + " puts out NaN for example "
                        + example + ", whose values are finite: either they are far too large, or weights are NaN or"
                        + " infinite, as after a training that diverged");
            }
        }
    }

    private void requireFinite(float[] values, int example) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(model.network() + ": value " + i + " of example " + example
                        + " of input " + onlyInput() + " is " + values[i]
                        + ", which gives no probabilities; expected finite numbers");
            }
        }
    }

    private Tensor one(BufferedImage image) {
        return images(List.of(Objects.requireNonNull(image, "image")));
    }

    private Tensor images(List<BufferedImage> images) {
        Objects.requireNonNull(images, "images");
        for (int i = 0; i < images.size(); i++) {
            requireElement(images.get(i), "images", i);
        }
        return new ImageTensor(model.network(), onlyInput(), pixels).of(images);
    }

    private Tensor one(float[] example) {
        return batch(Objects.requireNonNull(example, "example"));
    }

    private Tensor batch(float[]... examples) {
        Objects.requireNonNull(examples, "examples");
        ModelInput input = onlyInput();
        int size = input.size();
        if (examples.length == 0) {
            throw new IllegalArgumentException(model.network() + ": a batch has at least one example");
        }
        for (int i = 0; i < examples.length; i++) {
            float[] example = requireElement(examples[i], "examples", i);
            if (example.length != size) {
                String which = examples.length > 1 ? " in example " + i : "";
                throw new IllegalArgumentException(expected(input) + example.length + which + otherSizes(input));
            }
        }
        if (examples.length == 1) {
            return Tensor.of(examples[0], input.batchOf(1));
        }
        float[] values = new float[Math.multiplyExact(size, examples.length)];
        for (int i = 0; i < examples.length; i++) {
            System.arraycopy(examples[i], 0, values, i * size, size);
        }
        return Tensor.of(values, input.batchOf(examples.length));
    }

    private static <T> T requireElement(T element, String batch, int index) {
        return Objects.requireNonNull(element, () -> batch + "[" + index + "]");
    }

    private String expected(ModelInput input) {
        String nominal = input.isOpen() ? " at its nominal size " + Dimensions.nominal(input.dimensions()) : "";
        return model.network() + ": an example of input " + input + " has " + input.size() + " values" + nominal
                + ", got ";
    }

    private static String otherSizes(ModelInput input) {
        return input.isOpen() ? "; a Tensor can have another size" : "";
    }

    private ModelInput onlyInput() {
        if (inputs().size() != 1) {
            throw new IllegalStateException(
                    model.network() + " has inputs " + inputs() + ": predict them by name, with a map");
        }
        return inputs().get(0);
    }

    private ModelOutput onlyOutput() {
        if (outputs().size() != 1) {
            throw new IllegalStateException(
                    model.network() + " has heads " + outputs() + ": predict them by name, with a map");
        }
        return outputs().get(0);
    }

    private List<Tensor> run(List<Tensor> tensors) {
        check.require(tensors);
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(model.network() + ": this predictor is closed");
            }
            return new ArrayList<>(engine.run(tensors));
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                engine.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    @Override
    public String toString() {
        return model.toString();
    }
}
