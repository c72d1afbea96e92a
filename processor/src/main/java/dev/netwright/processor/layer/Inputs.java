package dev.netwright.processor.layer;

import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.List;
import java.util.Locale;

/** What layers ask of the shapes they read. */
public final class Inputs {
    private Inputs() {}

    /** The one input, which must be a map. */
    public static Shape.Map map(List<Shape> inputs) {
        Shape shape = inputs.get(0);
        if (shape instanceof Shape.Map map) {
            return map;
        }
        throw wrongKind(TensorKind.MAP, shape);
    }

    /** The one input, which must be a vector. */
    public static Shape.Vector vector(List<Shape> inputs) {
        Shape shape = inputs.get(0);
        if (shape instanceof Shape.Vector vector) {
            return vector;
        }
        throw wrongKind(TensorKind.VECTOR, shape);
    }

    /** The one input, which must be a sequence. */
    public static Shape.Sequence sequence(List<Shape> inputs) {
        Shape shape = inputs.get(0);
        if (shape instanceof Shape.Sequence sequence) {
            return sequence;
        }
        throw wrongKind(TensorKind.SEQUENCE, shape);
    }

    /** The one input, which must be a volume. */
    public static Shape.Volume volume(List<Shape> inputs) {
        Shape shape = inputs.get(0);
        if (shape instanceof Shape.Volume volume) {
            return volume;
        }
        throw wrongKind(TensorKind.VOLUME, shape);
    }

    /** The inputs' common shape; the second of two that differ is named by its place. */
    public static Shape same(List<Shape> inputs, String doing) {
        Shape first = inputs.get(0);
        for (Shape shape : inputs) {
            if (!shape.equals(first)) {
                throw LayerFault.of(
                                ErrorCode.SHAPES_DIFFER,
                                "cannot %s shapes that differ: %s".formatted(doing, joined(inputs)))
                        .rule("every size must be equal");
            }
        }
        return first;
    }

    /** {@code 64x8x8 and 32x8x8}. */
    public static String joined(List<Shape> shapes) {
        return String.join(" and ", shapes.stream().map(Shape::text).toList());
    }

    /** {@code a map of 16x5x5}. */
    public static String described(Shape shape) {
        return switch (shape.kind()) {
            case MAP -> "a map of " + shape.text();
            case VECTOR -> "a vector of " + shape.text();
            case SEQUENCE -> "a sequence of " + shape.text();
            case VOLUME -> "a volume of " + shape.text();
            case ANY -> shape.text();
        };
    }

    private static LayerFault wrongKind(TensorKind wanted, Shape got) {
        return LayerFault.of(ErrorCode.TENSOR_KIND, "reads a %s, got %s".formatted(wanted, described(got)))
                .rule(
                        wanted == TensorKind.VECTOR
                                ? "no tensor is flattened unless a layer says so"
                                : "no layer turns a %s into a %s".formatted(word(got.kind()), word(wanted)));
    }

    private static String word(TensorKind kind) {
        return kind.typeName().replace("Feature", "").toLowerCase(Locale.ROOT);
    }

    /** {@code value} as an int; beyond it, the fault that says what overflowed. */
    public static int fits(long value, String what) {
        if (value == (int) value) {
            return (int) value;
        }
        throw LayerFault.of(
                        ErrorCode.OVERFLOW,
                        String.format(Locale.ROOT, "%s would be %,d, which is beyond 2,147,483,647", what, value))
                .advise("use smaller sizes above it");
    }
}
