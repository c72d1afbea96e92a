package dev.netwright.runtime;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The most probable classes of a batch, once it is sure that there are any. */
final class Classes {

    private Classes() {}

    /**
     * The one head of a network, for a method that names classes.
     *
     * @throws IllegalStateException if there are several heads or inputs, or the head is no softmax on a vector
     */
    static Architecture.Head head(Architecture architecture, String method) {
        Architecture.Head head = architecture.onlyHead(method, "predictAll");
        TensorShape.Kind shape = head.layer().shape().kind();
        if (head.kind() != HeadKind.SOFTMAX || shape != TensorShape.Kind.VECTOR) {
            throw new IllegalStateException(architecture.name() + ": " + method + " needs a softmax on a vector, and "
                    + head.layer().id() + " " + instead(head.kind(), shape));
        }
        return head;
    }

    private static String instead(HeadKind kind, TensorShape.Kind shape) {
        return switch (kind) {
            case SOFTMAX -> "decides for each " + place(shape) + "; predict gives the probabilities";
            case SIGMOID -> "is a sigmoid head; predict gives the probabilities";
            case REGRESSION -> "is a regression head; predict gives the values";
            case FEATURES -> "is an @Output of plain features; predict gives the values";
        };
    }

    private static String place(TensorShape.Kind shape) {
        return switch (shape) {
            case VECTOR -> "example";
            case SEQUENCE -> "step";
            case MAP -> "pixel";
            case VOLUME -> "voxel";
        };
    }

    /**
     * NaN is neither more nor less than any probability: the class would be the first, whatever the example.
     *
     * @param probabilities {@code [N, F]}, the head's output
     * @param input the examples that they are for, the padding cleared
     * @return N class numbers
     * @throws IllegalArgumentException if an example with NaN among its probabilities has a value that is not finite
     * @throws IllegalStateException if all of its values are finite
     */
    static int[] of(Architecture architecture, Architecture.Head head, INDArray probabilities, INDArray input) {
        int width = (int) probabilities.size(1);
        float[] values = probabilities.dup('c').data().asFloat();
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                int example = i / width;
                requireFinite(architecture, input, example);
                throw new IllegalStateException(architecture.name() + ": head "
                        + head.layer().id() + " puts out NaN for example " + example
                        + ", whose values are finite: either they are far too large, or weights are NaN or infinite, as"
                        + " after a training that diverged");
            }
        }
        try (INDArray best = Nd4j.argMax(probabilities, 1)) {
            return best.toIntVector();
        }
    }

    private static void requireFinite(Architecture architecture, INDArray input, int example) {
        double[] values = input.slice(example).dup('c').data().asDouble();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(architecture.name() + ": value " + i + " of example " + example
                        + " of input " + architecture.inputs().get(0).id() + " is " + values[i]
                        + ", which gives no probabilities; expected finite numbers");
            }
        }
    }
}
