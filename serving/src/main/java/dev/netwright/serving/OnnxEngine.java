package dev.netwright.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A session of ONNX Runtime. The one class that sees it, so that the others load without it. */
final class OnnxEngine implements PredictionEngine {
    /** Address space that is reserved, and used only where it is needed. */
    private static final long STACK_BYTES = 256L << 20;

    /** For predictions that run at once, and for batches of several sizes. */
    private static final int MOST_SPARE = 16;

    private static final String NATIVE_PATH = "onnxruntime.native.path";
    private static final String KEPT_LIBRARIES = "netwright.onnxruntime.libraries";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelDescription model;
    private final DirectBuffers buffers = new DirectBuffers();
    private final Queue<PreparedRun> spare = new ConcurrentLinkedQueue<>();
    /** The shapes of the last prediction for which nothing was prepared. */
    private volatile List<long[]> latest = List.of();

    private OnnxEngine(OrtEnvironment environment, OrtSession session, ModelDescription model) {
        this.environment = environment;
        this.session = session;
        this.model = model;
    }

    static OnnxEngine open(ModelSource source, PredictorOptions options) {
        FutureTask<OrtEnvironment> start = starting();
        requireWhole(source, start);
        OrtEnvironment environment = started(start);
        OrtSession session = session(environment, source, options);
        try {
            ModelDescription model =
                    ModelDescription.fromMetadata(session.getMetadata().getCustomMetadata());
            NetworkCheck.require(source.name(), model, options);
            GraphCheck.require(model, session.getInputInfo(), session.getOutputInfo());
            return new OnnxEngine(environment, session, model);
        } catch (OrtException | RuntimeException refused) {
            PredictorException failure = refused instanceof PredictorException known
                    ? known
                    : new PredictorException(source.name() + ": " + refused.getMessage(), refused);
            try {
                session.close();
            } catch (OrtException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static void requireWhole(ModelSource source, FutureTask<OrtEnvironment> start) {
        try {
            source.requireWhole();
        } catch (PredictorException damaged) {
            // A program that now ends must not cut off the unpacking of the native library.
            try {
                started(start);
            } catch (PredictorException second) {
                damaged.addSuppressed(second);
            }
            throw damaged;
        }
    }

    /**
     * Some versions, 1.29.0 among them, match the whole command line of the process against a regular expression when
     * they start, one call inside the other for each character. A long class path is then more than the stack of an
     * ordinary thread holds, and the JVM dies without a word.
     */
    private static FutureTask<OrtEnvironment> starting() {
        FutureTask<OrtEnvironment> start = new FutureTask<>(() -> {
            OrtEnvironment environment = startOnKeptLibraries();
            environment.setTelemetry(false);
            return environment;
        });
        Thread thread = new Thread(null, start, "netwright-onnxruntime", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return start;
    }

    /** Waits even in an interrupted thread: the start takes a moment, and happens once in a JVM. */
    private static OrtEnvironment started(FutureTask<OrtEnvironment> start) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return start.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new PredictorException(
                    "ONNX Runtime cannot start: " + failure.getCause().getMessage(), failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Where its libraries lie, ONNX Runtime takes from a property alone. Claimed by the first in this JVM: an application
     * server has several class loaders, and a library file belongs to one.
     */
    private static OrtEnvironment startOnKeptLibraries() {
        Properties properties = System.getProperties();
        Optional<Path> libraries = isDecided(properties) ? Optional.empty() : keptLibraries();
        if (libraries.isEmpty()
                || properties.putIfAbsent(KEPT_LIBRARIES, libraries.get().toString()) != null) {
            return start();
        }
        properties.setProperty(NATIVE_PATH, libraries.get().toString());
        try {
            return start();
        } finally {
            properties.remove(NATIVE_PATH);
        }
    }

    private static OrtEnvironment start() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "netwright");
    }

    /** Whether the user says where they lie, or they are loaded. */
    private static boolean isDecided(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("onnxruntime.native.")) {
                return true;
            }
        }
        return properties.containsKey(KEPT_LIBRARIES);
    }

    private static Optional<Path> keptLibraries() {
        Optional<Path> cache = UserCache.folder();
        Optional<NativePlatform> platform = NativePlatform.here();
        return cache.isEmpty() || platform.isEmpty()
                ? Optional.empty()
                : new NativeLibraries(OrtEnvironment.class.getClassLoader(), platform.get(), cache.get()).folder();
    }

    private static OrtSession session(OrtEnvironment environment, ModelSource source, PredictorOptions options) {
        try (OrtSession.SessionOptions session = new OrtSession.SessionOptions()) {
            session.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session.setInterOpNumThreads(1);
            // Left to itself it counts another way: one core was found on a virtual machine of two.
            session.setIntraOpNumThreads(
                    options.threads() == 0 ? Runtime.getRuntime().availableProcessors() : options.threads());
            if (options.gpu().isPresent()) {
                onGpu(session, options.gpu().getAsInt());
            }
            return source.session(environment, session);
        } catch (OrtException failure) {
            String advice = failure.getCode() == OrtException.OrtErrorCode.ORT_INVALID_PROTOBUF
                    ? " (no ONNX model, or damaged; exportOnnx writes one)"
                    : "";
            throw new PredictorException(
                    source.name() + ": ONNX Runtime cannot open it" + advice + ": " + failure.getMessage(), failure);
        }
    }

    private static void onGpu(OrtSession.SessionOptions session, int device) {
        try {
            session.addCUDA(device);
        } catch (OrtException failure) {
            throw new PredictorException(
                    "CUDA device " + device + " cannot be used; it needs a CUDA driver, and"
                            + " com.microsoft.onnxruntime:onnxruntime_gpu in the place of onnxruntime"
                            + " on the class path: "
                            + failure.getMessage(),
                    failure);
        }
    }

    ModelDescription model() {
        return model;
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        try {
            for (PreparedRun prepared : spare) {
                if (prepared.fits(inputs) && spare.remove(prepared)) {
                    return run(prepared, inputs);
                }
            }
            return runAnew(inputs);
        } catch (OrtException failure) {
            throw new PredictorException(
                    model.network() + ": ONNX Runtime cannot predict: " + failure.getMessage(), failure);
        }
    }

    private List<Tensor> run(PreparedRun prepared, List<Tensor> inputs) throws OrtException {
        boolean done = false;
        try {
            if (prepared.copies()) {
                session.run(prepared.copiesOf(inputs), prepared.outputs()).close();
            } else {
                try (Given given = new Given()) {
                    session.run(given.tensors(inputs), prepared.outputs()).close();
                }
            }
            List<Tensor> made = prepared.made();
            done = true;
            return made;
        } finally {
            if (done) {
                keep(prepared);
            } else {
                prepared.close();
            }
        }
    }

    private void keep(PreparedRun prepared) {
        spare.add(prepared);
        if (spare.size() > MOST_SPARE) {
            Optional.ofNullable(spare.poll()).ifPresent(PreparedRun::close);
        }
    }

    private List<Tensor> runAnew(List<Tensor> inputs) throws OrtException {
        List<Tensor> made = new ArrayList<>();
        try (Given given = new Given();
                OrtSession.Result results = session.run(given.tensors(inputs))) {
            for (ModelOutput output : model.outputs()) {
                OnnxTensor result = (OnnxTensor) results.get(output.name()).orElseThrow();
                made.add(Tensor.of(result.getFloatBuffer(), result.getInfo().getShape()));
            }
        }
        // Sizes that change from one prediction to the next would be prepared for nothing.
        if (PreparedRun.haveShapes(inputs, latest) && PreparedRun.isWorthIt(made)) {
            keep(new PreparedRun(environment, model, inputs, made));
        }
        latest = inputs.stream().map(Tensor::shape).toList();
        return made;
    }

    /** Tensors around the memory of one prediction's inputs, or around a copy where native code cannot read that. */
    private final class Given implements AutoCloseable {
        private final Map<String, OnnxTensor> tensors = new HashMap<>();
        private final List<FloatBuffer> copies = new ArrayList<>();

        Map<String, OnnxTensor> tensors(List<Tensor> inputs) throws OrtException {
            for (int i = 0; i < inputs.size(); i++) {
                FloatBuffer values = inputs.get(i).values();
                if (!DirectBuffers.isNative(values)) {
                    values = buffers.copyOf(values);
                    copies.add(values);
                }
                tensors.put(
                        model.inputs().get(i).name(),
                        OnnxTensor.createTensor(
                                environment, values, inputs.get(i).shape()));
            }
            return tensors;
        }

        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
            copies.forEach(buffers::giveBack);
        }
    }

    @Override
    public void close() {
        spare.forEach(PreparedRun::close);
        try {
            session.close();
        } catch (OrtException failure) {
            throw new PredictorException(
                    model.network() + ": ONNX Runtime cannot close: " + failure.getMessage(), failure);
        }
    }
}
