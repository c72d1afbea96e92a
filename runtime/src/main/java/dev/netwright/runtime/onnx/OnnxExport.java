package dev.netwright.runtime.onnx;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.NetworkDescription;
import dev.netwright.runtime.checkpoint.AtomicFile;
import dev.netwright.runtime.onnx.rewrite.ConcatenatedZeros;
import dev.netwright.runtime.onnx.rewrite.CroppedPool;
import dev.netwright.runtime.onnx.rewrite.FoldedNormalization;
import dev.netwright.runtime.onnx.rewrite.FoldedPadding;
import dev.netwright.runtime.onnx.rewrite.GroupedConvolution;
import dev.netwright.runtime.onnx.rewrite.JoinedPrelu;
import dev.netwright.runtime.onnx.rewrite.LastState;
import dev.netwright.runtime.onnx.rewrite.SharedNodes;
import dev.netwright.runtime.onnx.rewrite.ThinnedPool;
import dev.netwright.serving.Dimension;
import dev.netwright.serving.ModelDescription;
import dev.netwright.serving.ModelInput;
import dev.netwright.serving.ModelOutput;
import dev.netwright.serving.OnnxChecksum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import onnx.Onnx;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
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
    private static final List<OnnxRewrite> REWRITES = List.of(
            new SharedNodes(),
            new GroupedConvolution(),
            new FoldedPadding(),
            new CroppedPool(),
            new ThinnedPool(),
            new JoinedPrelu(),
            new LastState(),
            new FoldedNormalization(),
            new ConcatenatedZeros());

    private final Path file;
    private final Architecture architecture;
    private final ComputationGraph network;
    private final ModelDescription description;
    private final OnnxLayers layers = OnnxLayers.available();

    private OnnxExport(Path file, Architecture architecture, ComputationGraph network) {
        this.file = file;
        this.architecture = architecture;
        this.network = network;
        description = NetworkDescription.of(architecture);
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
        OnnxGraph graph = graph();
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

    private OnnxGraph graph() {
        OnnxGraph graph = new OnnxGraph(
                description.inputs().stream().map(ModelInput::name).toList());
        Map<String, String> tensors = new HashMap<>();
        description.inputs().forEach(input -> tensors.put(input.name(), input.name()));
        Map<String, GraphVertex> vertices = network.getConfiguration().getVertices();
        for (int index : network.topologicalSortOrder()) {
            String name = network.getVertices()[index].getVertexName();
            GraphVertex vertex = vertices.get(name);
            if (vertex != null) {
                List<String> reads = network.getConfiguration().getVertexInputs().get(name).stream()
                        .map(tensors::get)
                        .toList();
                tensors.put(name, export(graph, name, vertex, reads));
            }
        }
        List<String> heads =
                description.outputs().stream().map(ModelOutput::name).toList();
        graph.putOut(heads.stream().map(tensors::get).toList());
        REWRITES.forEach(rewrite -> rewrite.apply(graph));
        graph.nameOutputs(heads);
        return graph;
    }

    private String export(OnnxGraph graph, String name, GraphVertex vertex, List<String> reads) {
        Layer layer = network.getLayer(name);
        Map<String, INDArray> parameters = layer == null ? Map.of() : layer.paramTable();
        Object configuration =
                vertex instanceof LayerVertex of ? of.getLayerConf().getLayer() : vertex;
        OnnxScope scope =
                new OnnxScope(graph, layers, name, reads, parameters, why -> refusal(name, configuration, why));
        if (vertex instanceof LayerVertex of && of.getPreProcessor() != null) {
            scope.preprocessed(of.getPreProcessor());
        }
        layers.export(configuration, scope);
        return scope.end();
    }

    private OnnxException refusal(String name, Object configuration, String why) {
        return new OnnxException(
                file,
                architecture.name() + ", layer " + name + ", "
                        + configuration.getClass().getSimpleName() + ", cannot be exported to ONNX: " + why
                        + "; change it, or add an OnnxLayer for it in a service file");
    }

    private Onnx.ModelProto model(OnnxGraph graph, List<INDArray> packed) {
        Onnx.GraphProto.Builder proto = Onnx.GraphProto.newBuilder().setName(architecture.name());
        description.inputs().forEach(input -> proto.addInput(value(input.name(), input.dimensions())));
        description.outputs().forEach(output -> proto.addOutput(value(output.name(), output.dimensions())));
        List<OnnxNode> nodes = graph.sorted();
        nodes.forEach(node -> proto.addNode(node.proto()));
        List<String> used = nodes.stream()
                .flatMap(node -> node.inputs().stream())
                .filter(tensor -> graph.weight(tensor).isPresent())
                .distinct()
                .toList();
        requireFits(graph, used);
        for (String tensor : used) {
            OnnxWeight weight = graph.weight(tensor).orElseThrow();
            INDArray values = weight.packed();
            if (values != null) {
                packed.add(values);
            }
            proto.addInitializer(weight.proto(tensor, values));
        }
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

    private void requireFits(OnnxGraph graph, List<String> tensors) {
        long bytes = tensors.stream()
                .mapToLong(tensor -> graph.weight(tensor).orElseThrow().bytes())
                .sum();
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
