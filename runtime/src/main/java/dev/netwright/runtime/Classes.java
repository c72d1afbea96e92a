package dev.netwright.runtime;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The most probable classes of a batch, once it is sure that there are any. */
final class Classes {

    private Classes() {}

    /** @throws IllegalStateException if the head is no softmax over classes */
    static void require(Architecture architecture, Architecture.Head head) {
        if (head.kind() != HeadKind.SOFTMAX || head.layer().shape().kind() != TensorShape.Kind.VECTOR) {
            throw new IllegalStateException(
                    architecture.name() + ": " + head.layer().id() + " is no softmax over classes");
        }
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
