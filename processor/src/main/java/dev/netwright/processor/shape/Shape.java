package dev.netwright.processor.shape;

import java.util.List;
import java.util.OptionalInt;

/** The shape of one example, without the batch: what flows along an edge of the network. */
public sealed interface Shape {
    /** The shape of a kind that is not {@link TensorKind#ANY}, from its sizes, outermost first. */
    static Shape of(TensorKind kind, List<Integer> sizes) {
        return switch (kind) {
            case MAP -> new Map(sizes.get(0), sizes.get(1), sizes.get(2));
            case VECTOR -> new Vector(sizes.get(0));
            case SEQUENCE -> new Sequence(sizes.get(0), sizes.get(1));
            case VOLUME -> new Volume(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
            case ANY -> throw new IllegalArgumentException("no kind of tensor");
        };
    }

    /** The sizes, outermost first. */
    List<Integer> sizes();

    /** The kind of tensor, as a return type names it. */
    TensorKind kind();

    /** The same shape with another number of channels or features. */
    Shape withOutermost(int size);

    /** The size that the language calls {@code dimension} ("channels", "height", ...), if this kind has it. */
    default OptionalInt size(String dimension) {
        int index = kind().dimensions().indexOf(dimension);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(sizes().get(index));
    }

    /** The number of elements; throws {@link ArithmeticException} beyond 63 bits. */
    default long elements() {
        return sizes().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Whether {@code text} is sizes joined by x, one to four of them, each at least 1. */
    static boolean isText(String text) {
        return text.matches("[1-9][0-9]{0,9}(x[1-9][0-9]{0,9}){0,3}");
    }

    /** {@code 16x5x5}. */
    default String text() {
        return String.join("x", sizes().stream().map(String::valueOf).toList());
    }

    /** Channels x height x width. */
    record Map(int channels, int height, int width) implements Shape {
        @Override
        public Shape withOutermost(int size) {
            return new Map(size, height, width);
        }

        @Override
        public List<Integer> sizes() {
            return List.of(channels, height, width);
        }

        @Override
        public TensorKind kind() {
            return TensorKind.MAP;
        }
    }

    /** Features. */
    record Vector(int features) implements Shape {
        @Override
        public Shape withOutermost(int size) {
            return new Vector(size);
        }

        @Override
        public List<Integer> sizes() {
            return List.of(features);
        }

        @Override
        public TensorKind kind() {
            return TensorKind.VECTOR;
        }
    }

    /** Features x steps. */
    record Sequence(int features, int steps) implements Shape {
        @Override
        public Shape withOutermost(int size) {
            return new Sequence(size, steps);
        }

        @Override
        public List<Integer> sizes() {
            return List.of(features, steps);
        }

        @Override
        public TensorKind kind() {
            return TensorKind.SEQUENCE;
        }
    }

    /** Channels x depth x height x width. */
    record Volume(int channels, int depth, int height, int width) implements Shape {
        @Override
        public Shape withOutermost(int size) {
            return new Volume(size, depth, height, width);
        }

        @Override
        public List<Integer> sizes() {
            return List.of(channels, depth, height, width);
        }

        @Override
        public TensorKind kind() {
            return TensorKind.VOLUME;
        }
    }
}
