package dev.netwright.serving;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * An input of a network.
 *
 * @param name the name of the layer that declares it
 * @param dimensions of one example, without the batch, in the order that {@link TensorKind} gives
 * @param vocabulary the number of words, if an {@code @Embedding} reads the input: its values are whole numbers from 0
 *     to one less. Empty for every other input
 */
public record ModelInput(String name, List<Dimension> dimensions, OptionalInt vocabulary) {

    /** Copies the dimensions. */
    public ModelInput {
        dimensions = Dimensions.checked(dimensions);
        Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /** An input that no embedding reads. */
    public ModelInput(String name, List<Dimension> dimensions) {
        this(name, dimensions, OptionalInt.empty());
    }

    /** What the dimensions mean. */
    public TensorKind kind() {
        return TensorKind.ofRank(dimensions.size());
    }

    /** Whether a size may differ from example to example. */
    public boolean isOpen() {
        return dimensions.stream().anyMatch(Dimension::isOpen);
    }

    /** The number of values of one example, at the nominal size where that is open. */
    public int size() {
        return Dimensions.size(dimensions);
    }

    /** The shape of so many examples, at the nominal size where that is open. */
    public long[] batchOf(int examples) {
        return Dimensions.batch(dimensions, examples);
    }

    /** Whether a tensor of this shape, batch first, may be given. */
    public boolean admits(long[] shape) {
        if (shape.length != dimensions.size() + 1 || shape[0] < 1) {
            return false;
        }
        for (int i = 0; i < dimensions.size(); i++) {
            if (!dimensions.get(i).admits(shape[i + 1])) {
                return false;
            }
        }
        return true;
    }

    /** As files have it. */
    String written() {
        return name + " " + Dimensions.written(dimensions);
    }

    /** {@code image 1x28x28}, or where its size is open {@code image 3 x (32 to 512) x (32 to 512)}. */
    @Override
    public String toString() {
        return name + " " + Dimensions.text(dimensions);
    }
}
