package dev.netwright.runtime.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import onnx.Onnx.AttributeProto;
import org.nd4j.shade.protobuf.ByteString;

/** The attributes of an ONNX node. Immutable; in the order of their names. */
public final class OnnxAttributes {
    private static final OnnxAttributes NONE = new OnnxAttributes(new TreeMap<>());

    /** Long, Float, String, or a List of Long. */
    private final TreeMap<String, Object> values;

    private OnnxAttributes(TreeMap<String, Object> values) {
        this.values = values;
    }

    /** No attribute. */
    public static OnnxAttributes none() {
        return NONE;
    }

    /** With an integer. */
    public OnnxAttributes integer(String name, long value) {
        return with(name, value);
    }

    /** With a float. */
    public OnnxAttributes decimal(String name, double value) {
        return with(name, (float) value);
    }

    /** With a string. */
    public OnnxAttributes text(String name, String value) {
        return with(name, value);
    }

    /** With a list of integers. */
    public OnnxAttributes integers(String name, long... value) {
        return with(name, LongStream.of(value).boxed().toList());
    }

    /** With a list of integers. */
    public OnnxAttributes integers(String name, int... value) {
        return integers(name, Arrays.stream(value).asLongStream().toArray());
    }

    private OnnxAttributes with(String name, Object value) {
        TreeMap<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new OnnxAttributes(more);
    }

    /** Without one of them. */
    public OnnxAttributes without(String name) {
        TreeMap<String, Object> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new OnnxAttributes(fewer);
    }

    /** A list of integers, if there is one of that name. */
    public Optional<List<Long>> integers(String name) {
        return values.get(name) instanceof List<?> list
                ? Optional.of(list.stream().map(Long.class::cast).toList())
                : Optional.empty();
    }

    /** An integer, or {@code otherwise}. */
    public long integerOr(String name, long otherwise) {
        return (Long) values.getOrDefault(name, otherwise);
    }

    /** A float, or {@code otherwise}. */
    public float decimalOr(String name, float otherwise) {
        return (Float) values.getOrDefault(name, otherwise);
    }

    /** Whether there is one of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    List<AttributeProto> protos() {
        return values.entrySet().stream().map(OnnxAttributes::proto).toList();
    }

    private static AttributeProto proto(Map.Entry<String, Object> entry) {
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

    @Override
    public boolean equals(Object other) {
        return other instanceof OnnxAttributes attributes && attributes.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
