package dev.netwright.runtime.onnx;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Weight;
import dev.netwright.runtime.operations.FlatParameters;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** Nodes and weights as an ONNX file has them. */
final class OnnxProtos {
    private OnnxProtos() {}

    static NodeProto node(Node node) {
        return NodeProto.newBuilder()
                .setName(node.name())
                .setOpType(node.operation())
                .addAllInput(node.inputs())
                .addAllOutput(node.outputs())
                .addAllAttribute(attributes(node.attributes()))
                .build();
    }

    private static List<AttributeProto> attributes(Attributes attributes) {
        return attributes.values().entrySet().stream()
                .map(OnnxProtos::attribute)
                .toList();
    }

    private static AttributeProto attribute(Map.Entry<String, Object> entry) {
        AttributeProto.Builder proto = AttributeProto.newBuilder().setName(entry.getKey());
        Object value = entry.getValue();
        if (value instanceof Long integer) {
            proto.setType(AttributeProto.AttributeType.INT).setI(integer);
        } else if (value instanceof Float decimal) {
            proto.setType(AttributeProto.AttributeType.FLOAT).setF(decimal);
        } else if (value instanceof String text) {
            proto.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        } else {
            proto.setType(AttributeProto.AttributeType.INTS);
            ((List<?>) value).forEach(element -> proto.addInts((Long) element));
        }
        return proto.build();
    }

    /** Bytes in the file. */
    static long bytes(Weight weight) {
        return (long) weight.shape().elements() * (isInteger(weight) ? Long.BYTES : Float.BYTES);
    }

    private static boolean isInteger(Weight weight) {
        return weight instanceof Constant constant && constant.isInteger();
    }

    /** @param packed takes the memory that the tensor points to; the caller keeps it until the tensor is written */
    static TensorProto tensor(String name, Weight weight, FlatParameters parameters, List<INDArray> packed) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name);
        for (int size : weight.shape().sizes()) {
            proto.addDims(size);
        }
        if (isInteger(weight)) {
            proto.setDataType(TensorProto.DataType.INT64_VALUE);
            for (long integer : ((Constant) weight).integers()) {
                proto.addInt64Data(integer);
            }
            return proto.build();
        }
        INDArray memory =
                Nd4j.createUninitialized(DataType.FLOAT, weight.shape().elements());
        packed.add(memory);
        FloatBuffer numbers = memory.data().asNioFloat();
        parameters.forEach(weight, number -> numbers.put((float) number));
        return proto.setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(UnsafeByteOperations.unsafeWrap(memory.data().asNio()))
                .build();
    }
}
