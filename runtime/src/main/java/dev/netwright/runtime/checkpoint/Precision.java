package dev.netwright.runtime.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a network's numbers can hold: a larger one, converted, would be infinite. */
record Precision(DataType type) {

    static Precision of(ComputationGraph graph) {
        return new Precision(graph.getConfiguration().getDataType());
    }

    /** @throws CheckpointException if a tensor has a finite value that would become infinite */
    void requireHolds(Path file, Header header, boolean withState, InputStream body) throws IOException {
        List<TensorEntry> entries = new ArrayList<>(header.parameters());
        if (withState) {
            header.updaterState().ifPresent(entries::add);
        }
        if (entries.stream().allMatch(entry -> entry.type() == type)) {
            return;
        }
        for (TensorEntry entry : entries) {
            try (INDArray read = TensorBytes.read(entry, body);
                    INDArray converted = read.castTo(type)) {
                double largest = largest(read);
                if (Double.isInfinite(largest(converted)) && !Double.isInfinite(largest)) {
                    throw new CheckpointException(
                            file,
                            "has values up to " + largest + " in "
                                    + (header.parameters().contains(entry) ? entry.name() : "the updater's state")
                                    + ", which " + type + " cannot hold: load it with precision(" + entry.type() + ")");
                }
            }
        }
    }

    private static double largest(INDArray tensor) {
        return tensor.isEmpty() ? 0 : tensor.amaxNumber().doubleValue();
    }
}
