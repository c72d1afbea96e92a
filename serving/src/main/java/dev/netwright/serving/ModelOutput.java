package dev.netwright.serving;

import java.util.List;

/**
 * A head of a network.
 *
 * @param name the name of the head's layer
 * @param values what it outputs
 * @param dimensions of one example, without the batch, in the order that {@link TensorKind} gives
 * @param labels the names of the classes, in order; empty where none were declared
 */
public record ModelOutput(String name, OutputKind values, List<Dimension> dimensions, List<String> labels) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are labels, but not one for each class
     */
    public ModelOutput {
        dimensions = Dimensions.checked(dimensions);
        labels = List.copyOf(labels);
        if (!labels.isEmpty() && labels.size() != dimensions.get(0).size()) {
            throw new IllegalArgumentException(
                    name + " has " + labels.size() + " labels for " + dimensions.get(0) + " classes");
        }
    }

    /** What the dimensions mean. */
    public TensorKind kind() {
        return TensorKind.ofRank(dimensions.size());
    }

    /** Whether each example gets one probability for each class: a softmax or sigmoid on a vector. */
    public boolean isClassification() {
        return values.isProbability() && kind() == TensorKind.VECTOR;
    }

    /** As files have it. */
    String written() {
        return name + " " + Dimensions.written(dimensions) + " " + values;
    }

    /** {@code digit 10 SOFTMAX}, or where its size follows from the input's {@code mask 1 x any x any SIGMOID}. */
    @Override
    public String toString() {
        return name + " " + Dimensions.text(dimensions) + " " + values;
    }
}
