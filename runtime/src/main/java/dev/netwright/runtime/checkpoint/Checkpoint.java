package dev.netwright.runtime.checkpoint;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.training.TrainingPosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Saves a network's parameters, updater state and counters in one file, and reads them back into a network. */
public final class Checkpoint {

    /**
     * What came of reading a checkpoint into a network.
     *
     * @param position how far the training got; the start where the updater's state was left out
     * @param leftOut why the updater's state and the counters were left out, in one line that names the file; empty where
     *     they came along
     */
    public record Loaded(TrainingPosition position, Optional<String> leftOut) {}

    private Checkpoint() {}

    /**
     * Writes a checkpoint: beside {@code file}, then moved into place.
     *
     * @throws CheckpointException if it cannot be written; what was there before is then still there
     */
    public static void save(Path file, Architecture architecture, ComputationGraph graph, TrainingPosition position) {
        save(file, architecture, graph, position, AtomicFile.onDisk());
    }

    static void save(
            Path file,
            Architecture architecture,
            ComputationGraph graph,
            TrainingPosition position,
            AtomicFile atomicFile) {
        synchronized (graph) {
            Map<String, INDArray> parameters = graph.paramTable();
            Optional<INDArray> state = updaterState(graph);
            Header header = new Header(
                    architecture.name(),
                    architecture.fingerprint(),
                    UpdaterSettings.of(graph).text(),
                    graph.getIterationCount(),
                    graph.getEpochCount(),
                    position,
                    entries(parameters),
                    state.map(tensor -> TensorEntry.of("updater", tensor)));
            try {
                atomicFile.replace(
                        file,
                        out -> Envelope.write(out, header, body -> {
                            writeAll(parameters, body);
                            if (state.isPresent()) {
                                TensorBytes.write(state.get(), body);
                            }
                        }));
            } catch (IOException e) {
                throw new CheckpointException(file, "cannot be written, and is as it was before", e);
            }
        }
    }

    private static void writeAll(Map<String, INDArray> parameters, OutputStream out) throws IOException {
        for (INDArray tensor : parameters.values()) {
            TensorBytes.write(tensor, out);
        }
    }

    /**
     * Reads a checkpoint into a network of the same architecture. Weights are converted where the precision differs;
     * a value that the network's precision cannot hold is refused.
     * Where the network has another updater than the one that trained the checkpoint, the updater's state and the
     * counters stay at their start. Everything is checked before the network is changed. Updaters are compared field by
     * field, with their schedules; where that is not possible, because a schedule holds a lambda, they are not the same.
     *
     * @throws CheckpointException if the file cannot be read or is refused
     */
    public static Loaded load(Path file, Architecture architecture, ComputationGraph graph) {
        return load(file, architecture, graph, false);
    }

    /**
     * As {@link #load}, to go on with the training that the checkpoint is of.
     *
     * @return how far the training got
     * @throws CheckpointException also if the network has another updater than the one that trained the checkpoint
     */
    public static TrainingPosition resume(Path file, Architecture architecture, ComputationGraph graph) {
        return load(file, architecture, graph, true).position();
    }

    /**
     * Lets a training write where another network's checkpoint is not lost. What is not a whole checkpoint is not looked at.
     *
     * @throws CheckpointException if there is a checkpoint of another architecture
     */
    public static void requireMayReplace(Path file, Architecture architecture) {
        if (Files.notExists(file)) {
            return;
        }
        Header header;
        try (CheckpointSource source = CheckpointSource.open(file)) {
            header = Envelope.open(file, source);
        } catch (IOException | CheckpointException e) {
            // Damaged, or of another kind: it is replaced, as any file is.
            return;
        }
        requireSame(file, architecture, header, ", and would be overwritten: choose another folder or move it away");
    }

    private static Loaded load(Path file, Architecture architecture, ComputationGraph graph, boolean updaterRequired) {
        try (CheckpointSource source = CheckpointSource.open(file)) {
            Header header = Envelope.open(file, source);
            requireSame(file, architecture, header, "");
            synchronized (graph) {
                requireSameTensors(file, entries(graph.paramTable()), header.parameters());
                UpdaterSettings updater = UpdaterSettings.of(graph);
                boolean sameUpdater = updater.same(header.updater());
                if (updaterRequired && !sameUpdater) {
                    throw new CheckpointException(file, updater.difference(header.updater()));
                }
                Precision.of(graph).requireHolds(file, header, sameUpdater, Envelope.body(source, header));
                InputStream body = Envelope.body(source, header);
                if (sameUpdater) {
                    return new Loaded(restoreAll(file, header, graph, body), Optional.empty());
                }
                restoreWeights(header, graph, body);
                String left = file + ": " + updater.difference(header.updater())
                        + ": the weights were loaded, the updater's state and the counters were not";
                return new Loaded(TrainingPosition.start(), Optional.of(left));
            }
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read", e);
        }
    }

    private static void restoreWeights(Header header, ComputationGraph graph, InputStream body) throws IOException {
        Map<String, INDArray> parameters = graph.paramTable();
        for (TensorEntry entry : header.parameters()) {
            try (INDArray read = TensorBytes.read(entry, body)) {
                parameters.get(entry.name()).assign(read);
            }
        }
    }

    private static TrainingPosition restoreAll(Path file, Header header, ComputationGraph graph, InputStream body)
            throws IOException {
        Optional<INDArray> state = updaterState(graph);
        requireSameState(file, state, header.updaterState());
        restoreWeights(header, graph, body);
        if (state.isPresent()) {
            try (INDArray read = TensorBytes.read(header.updaterState().orElseThrow(), body)) {
                state.get().assign(read);
            }
        }
        graph.getConfiguration().setIterationCount(header.iteration());
        graph.getConfiguration().setEpochCount(header.graphEpoch());
        return header.position();
    }

    private static void requireSame(Path file, Architecture architecture, Header header, String consequence) {
        if (header.fingerprint().equals(architecture.fingerprint())) {
            return;
        }
        String theirs = "fingerprint " + brief(header.fingerprint());
        String ours = brief(architecture.fingerprint());
        String difference = header.network().equals(architecture.name())
                ? "is of another " + architecture.name() + ", whose layers or sizes differ (" + theirs + ", not " + ours
                        + ")"
                : "is of " + header.network() + " (" + theirs + "), not of " + architecture.name() + " (" + ours + ")";
        throw new CheckpointException(file, difference + consequence);
    }

    private static String brief(String fingerprint) {
        return fingerprint.length() <= 12 ? fingerprint : fingerprint.substring(0, 12);
    }

    private static void requireSameTensors(Path file, List<TensorEntry> expected, List<TensorEntry> found) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        expected.forEach(entry -> shapes.put(entry.name(), entry.shape()));
        for (TensorEntry entry : found) {
            List<Long> shape = shapes.remove(entry.name());
            if (!entry.shape().equals(shape)) {
                throw new CheckpointException(
                        file,
                        shape == null
                                ? "has parameters " + entry.name() + ", which the network has not"
                                : "has " + entry.name() + " of shape " + entry.shape() + ", the network's is " + shape);
            }
        }
        if (!shapes.isEmpty()) {
            throw new CheckpointException(
                    file, "lacks parameters " + shapes.keySet().iterator().next());
        }
    }

    private static void requireSameState(Path file, Optional<INDArray> state, Optional<TensorEntry> found) {
        List<Long> expected =
                state.map(tensor -> TensorEntry.of("updater", tensor).shape()).orElse(List.of());
        List<Long> shape = found.map(TensorEntry::shape).orElse(List.of());
        if (!shape.equals(expected)) {
            throw new CheckpointException(
                    file, "has updater state of shape " + shape + ", the network's is " + expected);
        }
    }

    private static List<TensorEntry> entries(Map<String, INDArray> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> TensorEntry.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Optional<INDArray> updaterState(ComputationGraph graph) {
        return Optional.ofNullable(graph.getUpdater(true).getStateViewArray());
    }
}
