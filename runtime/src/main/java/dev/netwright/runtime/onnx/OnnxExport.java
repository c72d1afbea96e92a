package dev.netwright.runtime.onnx;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Weight;
import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.NetworkDescription;
import dev.netwright.runtime.checkpoint.AtomicFile;
import dev.netwright.runtime.onnx.rewrite.BothBiases;
import dev.netwright.runtime.onnx.rewrite.ConcatenatedZeros;
import dev.netwright.runtime.onnx.rewrite.FixedVariance;
import dev.netwright.runtime.onnx.rewrite.FoldedNormalization;
import dev.netwright.runtime.onnx.rewrite.GatedActivations;
import dev.netwright.runtime.operations.FlatParameters;
import dev.netwright.runtime.operations.GraphImport;
import dev.netwright.runtime.operations.rewrite.LastState;
import dev.netwright.runtime.operations.rewrite.Rewrites;
import dev.netwright.serving.Dimension;
import dev.netwright.serving.ModelDescription;
import dev.netwright.serving.ModelOutput;
import dev.netwright.serving.OnnxChecksum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import onnx.Onnx;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a network as an ONNX model: opset 17, IR version 8, float32, the batch of any size. Nodes and tensors have the
 * names of the layers, inputs are those that are declared, outputs the heads in declared order, auxiliary ones left out.
 * Metadata says what they are, so that serving needs nothing else; its last entry is an {@link OnnxChecksum}.
 *
 * <p>The model predicts: dropout is left out, batch normalisation uses its running statistics and is folded into the
 * weights before it where it can be. Where ONNX knows an operator for what was lowered for Deeplearning4j (groups,
 * rounding up, PReLU on maps), the model has that.
 */
public final class OnnxExport {
    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    private final Path file;
    private final Architecture architecture;
    private final ComputationGraph network;
    private final ModelDescription description;
    private final FlatParameters parameters;

    private OnnxExport(Path file, Architecture architecture, ComputationGraph network) {
        this.file = file;
        this.architecture = architecture;
        this.network = network;
        description = NetworkDescription.of(architecture);
        parameters = FlatParameters.of(network);
    }

    /**
     * Writes a network to a file: beside it, and then moved into place.
     *
     * @param network of that architecture, with the weights to write; it must not change meanwhile
     * @throws OnnxException if the file cannot be written, a layer has no ONNX counterpart, or the weights are more than
     *     the 2 GB that an ONNX file can hold
     */
    public static void write(Path file, Architecture architecture, ComputationGraph network) {
        new OnnxExport(file, architecture, network).write();
    }

    private void write() {
        Graph graph = graph();
        List<INDArray> packed = new ArrayList<>();
        Onnx.ModelProto model = model(graph, packed);
        try {
            AtomicFile.onDisk().replace(file, out -> {
                CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
                model.writeTo(checked);
                out.write(OnnxChecksum.entry(checked.getChecksum().getValue()));
            });
        } catch (IOException failure) {
            throw new OnnxException(file, "the ONNX model cannot be written", failure);
        } finally {
            // Until here, since the model only points to their memory.
            packed.forEach(INDArray::close);
        }
    }

    private Graph graph() {
        GraphImport imported = GraphImport.prediction(network);
        if (!imported.obstacles().isEmpty()) {
            throw new OnnxException(
                    file,
                    architecture.name() + " cannot be exported to ONNX: " + String.join("; ", imported.obstacles())
                            + "; change it, or add a LayerImport for it in a service file");
        }
        List<String> heads =
                description.outputs().stream().map(ModelOutput::name).toList();
        Graph graph =
                imported.graph(heads.stream().map(imported.activations()::get).toList());
        List.of(
                        new LastState(),
                        new FixedVariance(parameters),
                        new FoldedNormalization(parameters),
                        new ConcatenatedZeros(),
                        new BothBiases(parameters),
                        new GatedActivations())
                .forEach(rewrite -> rewrite.apply(graph));
        Rewrites.name(graph, heads);
        return graph;
    }

    private Onnx.ModelProto model(Graph graph, List<INDArray> packed) {
        Onnx.GraphProto.Builder proto = Onnx.GraphProto.newBuilder().setName(architecture.name());
        description.inputs().forEach(input -> proto.addInput(value(input.name(), input.dimensions())));
        description.outputs().forEach(output -> proto.addOutput(value(output.name(), output.dimensions())));
        List<Node> nodes = graph.sorted();
        nodes.forEach(node -> proto.addNode(OnnxProtos.node(node)));
        Map<String, Weight> used = new LinkedHashMap<>();
        nodes.stream()
                .flatMap(node -> node.inputs().stream())
                .forEach(tensor -> graph.weight(tensor).ifPresent(weight -> used.put(tensor, weight)));
        requireFits(used.values());
        used.forEach((tensor, weight) -> proto.addInitializer(OnnxProtos.tensor(tensor, weight, parameters, packed)));
        Onnx.ModelProto.Builder model = Onnx.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("netwright")
                .addOpsetImport(
                        Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(proto);
        description
                .toMetadata()
                .forEach((key, value) -> model.addMetadataProps(
                        Onnx.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private void requireFits(Collection<Weight> weights) {
        long bytes = weights.stream().mapToLong(OnnxProtos::bytes).sum();
        if (bytes > Integer.MAX_VALUE) {
            throw new OnnxException(
                    file,
                    architecture.name() + " has " + bytes + " bytes of weights, and an ONNX file holds at most "
                            + Integer.MAX_VALUE + "; predict with network.predictor()");
        }
    }

    /** {@code [N, C, H, W]}, with a name in the place of a size that is open. */
    private static Onnx.ValueInfoProto value(String name, List<Dimension> dimensions) {
        Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
        shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        for (int i = 0; i < dimensions.size(); i++) {
            Onnx.TensorShapeProto.Dimension.Builder dimension = Onnx.TensorShapeProto.Dimension.newBuilder();
            if (dimensions.get(i).isOpen()) {
                dimension.setDimParam(name + "_" + i);
            } else {
                dimension.setDimValue(dimensions.get(i).size());
            }
            shape.addDim(dimension);
        }
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder()
                        .setTensorType(Onnx.TypeProto.Tensor.newBuilder()
                                .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
