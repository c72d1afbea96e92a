package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every predictor does, whichever engine is behind it. */
class PredictorTest {
    private static final ModelDescription CLASSES = Models.of(
            List.of(Models.input("point", Dimension.fixed(4))),
            Models.output("class", OutputKind.SOFTMAX, 3, "sparrow", "owl", "duck"));
    private static final ModelDescription PLAIN = Models.of(
            List.of(Models.input("point", Dimension.fixed(4))), Models.output("value", OutputKind.REGRESSION, 2));
    private static final ModelDescription TWO = Models.of(
            List.of(Models.input("left", Dimension.fixed(2)), Models.input("right", Dimension.fixed(3))),
            Models.output("sum", OutputKind.FEATURES, 2),
            Models.output("first", OutputKind.FEATURES, 1));
    private static final float[] OWL = {0.2f, 0.5f, 0.3f, 9};
    private static final float[] SPARROW = {0.8f, 0.1f, 0.1f, 9};

    @Test
    void oneExample() {
        assertThat(Models.predictor(CLASSES).predict(OWL)).containsExactly(0.2f, 0.5f, 0.3f);
    }

    @Test
    void aBatch() {
        assertThat(Models.predictor(CLASSES).predict(new float[][] {OWL, SPARROW}))
                .isDeepEqualTo(new float[][] {{0.2f, 0.5f, 0.3f}, {0.8f, 0.1f, 0.1f}});
    }

    @Test
    void aBufferOfExamples() {
        FloatBuffer examples = FloatBuffer.wrap(new float[] {-1, 0.2f, 0.5f, 0.3f, 9, 0.8f, 0.1f, 0.1f, 9, -1})
                .position(1)
                .limit(9);
        FloatBuffer values = Models.predictor(CLASSES).predict(examples);
        assertThat(values.remaining()).isEqualTo(6);
        assertThat(values.get(3)).isEqualTo(0.8f);
        assertThat(examples.position()).as("the caller's position").isEqualTo(1);
    }

    @Test
    void classes() {
        Prediction prediction = Models.predictor(CLASSES).classify(OWL);
        assertThat(prediction.label()).isEqualTo("owl");
        assertThat(prediction.index()).isEqualTo(1);
        assertThat(prediction.probability()).isEqualTo(0.5f);
        assertThat(prediction.top(2))
                .containsExactly(new Prediction.Candidate(1, "owl", 0.5f), new Prediction.Candidate(2, "duck", 0.3f));
        assertThat(prediction.top(99)).hasSize(3);
        assertThat(Models.predictor(CLASSES).classify(new float[][] {OWL, SPARROW}))
                .extracting(Prediction::label)
                .containsExactly("owl", "sparrow");
    }

    @Test
    void classesWithoutNamesAreNumbers() {
        ModelDescription model = Models.of(
                List.of(Models.input("point", Dimension.fixed(4))), Models.output("class", OutputKind.SIGMOID, 3));
        assertThat(Models.predictor(model).classify(OWL).label()).isEqualTo("1");
    }

    @Test
    void severalInputsAndHeadsByName() {
        Map<String, Tensor> outputs = Models.predictor(TWO)
                .predict(Map.of(
                        "right", Tensor.of(new float[6], 2, 3), "left", Tensor.of(new float[] {1, 2, 3, 4}, 2, 2)));
        assertThat(outputs.keySet()).containsExactly("sum", "first");
        assertThat(outputs.get("sum").rows()).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}});
        assertThat(outputs.get("first").toArray()).containsExactly(1, 3);
    }

    @Test
    void anOpenInputTakesWhatIsLargeEnough() {
        ModelDescription model = Models.of(
                List.of(Models.input("steps", Dimension.fixed(2), Dimension.open(3, 2, 5))),
                Models.output("value", OutputKind.REGRESSION, 1));
        Predictor predictor = Models.predictor(model);
        assertThat(predictor.predict(new float[6])).containsExactly(0);
        assertThat(predictor.predict(Tensor.of(new float[20], 2, 2, 5)).examples())
                .isEqualTo(2);
        assertThatThrownBy(() -> predictor.predict(Tensor.of(new float[2], 1, 2, 1)))
                .hasMessage("Small: input steps expects [N, 2, 2 to 5], got [1, 2, 1]");
        assertThatThrownBy(() -> predictor.predict(Tensor.of(new float[24], 2, 2, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Small: input steps expects [N, 2, 2 to 5], got [2, 2, 6];"
                        + " a larger most in its @Input has more sizes proven");
        assertThatThrownBy(() -> predictor.predict(new float[8]))
                .hasMessage("Small: an example of input steps 2 x (2 to 5) has 6 values at its nominal"
                        + " size 2x3, got 8; a Tensor can have another size");
    }

    @Test
    void predictionsAndTensorsAreReadInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Prediction prediction =
                    new Prediction(new float[] {0.04278284f, 0.95721716f}, List.of("boot", "left 100%"));
            assertThat(prediction).hasToString("left 100% 0.96");
            assertThat(prediction.top(2)).hasToString("[left 100% 0.96, boot 0.04]");
            assertThat(new Prediction(new float[] {1}, List.of())).hasToString("0 1.00");
            assertThat(Tensor.of(new float[] {0.25f, Float.NaN}, 1, 2)).hasToString("[1, 2]: 0.25, NaN");
            assertThat(Tensor.of(new float[9], 3, 3))
                    .hasToString("[3, 3]: 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aHeadForEachPlaceIsNoClassification() {
        Map<String, Dimension[]> shapes = Map.of(
                "step", new Dimension[] {Dimension.fixed(2), Dimension.any(4)},
                "pixel", new Dimension[] {Dimension.fixed(2), Dimension.fixed(3), Dimension.fixed(3)});
        shapes.forEach((place, shape) -> {
            ModelOutput head = new ModelOutput("mask", OutputKind.SOFTMAX, List.of(shape), List.of());
            Predictor predictor = Models.predictor(Models.of(List.of(Models.input("point", Dimension.fixed(4))), head));
            assertThatThrownBy(() -> predictor.classify(OWL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Small: classify needs a softmax or sigmoid head on a vector, and " + head
                            + " decides for each " + place + "; predict gives the probabilities");
        });
    }

    @Test
    void wrongSizesAreOneLine() {
        Predictor predictor = Models.predictor(CLASSES);
        assertThatThrownBy(() -> predictor.predict(new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Small: an example of input point 4 has 4 values, got 5");
        assertThatThrownBy(() -> predictor.predict(new float[][] {OWL, new float[3]}))
                .hasMessage("Small: an example of input point 4 has 4 values, got 3 in example 1");
        assertThatThrownBy(() -> predictor.predict(new float[0][]))
                .hasMessage("Small: a batch has at least one example");
        assertThatThrownBy(() -> predictor.predict(FloatBuffer.allocate(6)))
                .hasMessage("Small: an example of input point 4 has 4 values, got 6, which are not whole examples");
        assertThatThrownBy(() -> predictor.predict(FloatBuffer.allocate(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> predictor.predict(Tensor.of(new float[8], 2, 2, 2)))
                .hasMessage("Small: input point expects [N, 4], got [2, 2, 2]");
        assertThatThrownBy(() -> Tensor.of(new float[7], 2, 4)).hasMessage("a tensor of [2, 4] has 8 values, got 7");
        assertThatThrownBy(() -> Tensor.of(new float[7], 1L << 32, 1L << 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tensor has at most 2147483647 values, got [4294967296, 4294967296]");
        assertThatThrownBy(() -> Tensor.of(new float[0], 0, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wrongInputsAreOneLine() {
        Predictor predictor = Models.predictor(TWO);
        Tensor left = Tensor.of(new float[2], 1, 2);
        assertThatThrownBy(() -> predictor.predict(Map.of("left", left)))
                .hasMessage("Small: expected a tensor for each of [left, right], got [left]");
        assertThatThrownBy(() -> predictor.predict(Map.of("left", left, "right", Tensor.of(new float[6], 2, 3))))
                .hasMessage("Small: input right has 2 examples, and left has 1");
        assertThatThrownBy(() -> predictor.predict(new float[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Small has inputs [left 2, right 3]: predict them by name, with a map");
    }

    @Test
    void valuesAreNotClasses() {
        assertThatThrownBy(() -> Models.predictor(PLAIN).classify(OWL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Small: classify needs a softmax or sigmoid head on a vector, and value 2 REGRESSION has no"
                        + " probabilities; predict gives the values");
    }

    @Test
    void whatIsNullIsNamed() {
        Predictor predictor = Models.predictor(CLASSES);
        Map<ThrowingCallable, String> calls = new LinkedHashMap<>();
        calls.put(() -> Predictor.open((Path) null), "onnx");
        calls.put(() -> Predictor.open(Path.of("lenet.onnx"), null), "options");
        calls.put(() -> Predictor.open((byte[]) null), "onnx");
        calls.put(() -> Predictor.open(new byte[1], null), "options");
        calls.put(() -> Predictor.open((InputStream) null), "onnx");
        calls.put(() -> Predictor.open(InputStream.nullInputStream(), null), "options");
        calls.put(() -> Predictor.of(null, Models.firstValues(CLASSES), PixelScale.unit()), "model");
        calls.put(() -> Predictor.of(CLASSES, null, PixelScale.unit()), "engine");
        calls.put(() -> Predictor.of(CLASSES, Models.firstValues(CLASSES), null), "pixels");
        calls.put(() -> predictor.predict((Map<String, Tensor>) null), "inputs");
        calls.put(() -> predictor.predict(Collections.singletonMap("point", null)), "the tensor of input point");
        calls.put(() -> predictor.predict((Tensor) null), "batch");
        calls.put(() -> predictor.predict((FloatBuffer) null), "examples");
        calls.put(() -> predictor.predict((float[]) null), "example");
        calls.put(() -> predictor.predict((float[][]) null), "examples");
        calls.put(() -> predictor.predict(new float[][] {OWL, null}), "examples[1]");
        calls.put(() -> predictor.predict((BufferedImage) null), "image");
        calls.put(() -> predictor.classify((float[]) null), "example");
        calls.put(() -> predictor.classify((float[][]) null), "examples");
        calls.put(() -> predictor.classify((BufferedImage) null), "image");
        calls.put(() -> predictor.classify((List<BufferedImage>) null), "images");
        calls.put(() -> predictor.classify(Collections.singletonList(null)), "images[0]");
        calls.put(() -> Tensor.of((float[]) null, 1), "values");
        calls.put(() -> Tensor.of((FloatBuffer) null, 1), "values");
        calls.forEach((call, name) -> assertThatThrownBy(call)
                .as(name)
                .isInstanceOf(NullPointerException.class)
                .hasMessage(name));
    }

    @Test
    void nanIsNoClass() {
        Predictor predictor = Models.predictor(CLASSES);
        float[] unknown = {0.2f, Float.NaN, 0.3f, 9};
        assertThatThrownBy(() -> predictor.classify(new float[][] {OWL, unknown}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Small: value 1 of example 1 of input point 4 is NaN,"
                        + " which gives no probabilities; expected finite numbers");
        assertThat(predictor.predict(unknown)).as("values as they are").containsExactly(0.2f, Float.NaN, 0.3f);
    }

    @Test
    void weightsThatAreNanGiveNoClass() {
        PredictionEngine engine = new PredictionEngine() {
            @Override
            public List<Tensor> run(List<Tensor> inputs) {
                return List.of(Tensor.of(new float[] {Float.NaN, Float.NaN, Float.NaN}, 1, 3));
            }

            @Override
            public void close() {}
        };
        try (Predictor predictor = Predictor.of(CLASSES, engine, PixelScale.unit())) {
            assertThatThrownBy(() -> predictor.classify(OWL))
                    .isInstanceOf(PredictorException.class)
                    .hasMessage("Small: head class 3 SOFTMAX puts out NaN for example 0, whose values are finite:"
                            + " either they are far too large, or weights are NaN or infinite, as after a training that"
                            + " diverged");
        }
    }

    @Test
    void onceClosedItRefusesAndTheEngineIsClosedOnce() {
        AtomicInteger closed = new AtomicInteger();
        PredictionEngine engine = new PredictionEngine() {
            @Override
            public List<Tensor> run(List<Tensor> inputs) {
                return List.of(Tensor.of(new float[3], 1, 3));
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        Predictor predictor = Predictor.of(CLASSES, engine, PixelScale.unit());
        predictor.close();
        predictor.close();
        assertThat(closed).hasValue(1);
        assertThatThrownBy(() -> predictor.predict(OWL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Small: this predictor is closed");
    }

    /** Two predictions meet inside the engine, or neither returns; closing waits for both. */
    @Test
    void predictionsRunBesideEachOtherAndClosingWaits() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        PredictionEngine engine = new PredictionEngine() {
            @Override
            public List<Tensor> run(List<Tensor> inputs) {
                both.countDown();
                try {
                    leave.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                order.add("predicted");
                return List.of(Tensor.of(new float[3], 1, 3));
            }

            @Override
            public void close() {
                order.add("closed");
            }
        };
        Predictor predictor = Predictor.of(CLASSES, engine, PixelScale.unit());
        CompletableFuture<float[]> first = CompletableFuture.supplyAsync(() -> predictor.predict(OWL), this::start);
        CompletableFuture<float[]> second = CompletableFuture.supplyAsync(() -> predictor.predict(OWL), this::start);
        assertThat(both.await(1, TimeUnit.MINUTES)).as("both are inside").isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(predictor::close, this::start);
        leave.countDown();
        CompletableFuture.allOf(first, second, closing).get(1, TimeUnit.MINUTES);
        assertThat(order).containsExactly("predicted", "predicted", "closed");
    }

    private void start(Runnable task) {
        new Thread(task).start();
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("lenet.onnx");
        assertThatThrownBy(() -> Predictor.open(file))
                .isInstanceOf(PredictorException.class)
                .hasMessage(file + ": no such file; exportOnnx writes one");
        assertThatThrownBy(() -> Predictor.open(folder))
                .hasMessage(folder + ": a folder, not a file; exportOnnx writes one");
    }

    @Test
    void aFileThatIsNoModelIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lenet.onnx"), "not a model");
        assertThatThrownBy(() -> Predictor.open(file))
                .isInstanceOf(PredictorException.class)
                .hasMessageStartingWith(
                        file + ": ONNX Runtime cannot open it (no ONNX model, or damaged; exportOnnx writes one): ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anEmptyFileIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("lenet.onnx"));
        assertThatThrownBy(() -> Predictor.open(file))
                .isInstanceOf(PredictorException.class)
                .hasMessage(file + ": the file is empty; export it again");
    }

    @Test
    void bytesThatAreNoModelAreNamed() {
        assertThatThrownBy(() -> Predictor.open(new byte[0]))
                .isInstanceOf(PredictorException.class)
                .hasMessage("the given bytes: it is empty; exportOnnx writes a model");
        assertThatThrownBy(() -> Predictor.open(InputStream.nullInputStream()))
                .hasMessage("the given stream: it is empty; exportOnnx writes a model");
        assertThatThrownBy(() -> Predictor.open("not a model".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(PredictorException.class)
                .hasMessageStartingWith("the given bytes: ONNX Runtime cannot open it (no ONNX model, or damaged;"
                        + " exportOnnx writes one): ");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> Predictor.open(broken))
                .isInstanceOf(PredictorException.class)
                .hasMessage("the given stream: it cannot be read: connection reset");
    }

    @Test
    void whatIsTooLargeForMemorySaysSo() {
        assertThat(ModelBytes.from(new ByteArrayInputStream(new byte[7]), "it", 7)
                        .bytes())
                .hasSize(7);
        assertThatThrownBy(() -> ModelBytes.from(new ByteArrayInputStream(new byte[8]), "the given stream", 7))
                .isInstanceOf(PredictorException.class)
                .hasMessage("the given stream: it has more than the 2 GB that can be opened from memory; copy it to a"
                        + " file on the disk, and open that by its path");
    }

    @Test
    void optionsAreChecked() {
        for (int wrong : new int[] {-1, 1025, 1_000_000}) {
            assertThatThrownBy(() -> PredictorOptions.defaults().withThreads(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("threads must be from 0 to 1024, got " + wrong
                            + "; 0 is for as many as the JVM has processors");
        }
        assertThatThrownBy(() -> PredictorOptions.defaults().withGpu(-1))
                .hasMessage("CUDA devices are counted from 0, got -1");
        assertThat(PredictorOptions.defaults().withGpu(1).withThreads(2).withFingerprint("f"))
                .satisfies(options -> assertThat(options.gpu()).hasValue(1))
                .satisfies(options -> assertThat(options.threads()).isEqualTo(2))
                .satisfies(options -> assertThat(options.fingerprint()).hasValue("f"));
    }
}
