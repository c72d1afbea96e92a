package dev.netwright.runtime.operations;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The one flat array of which all parameters of a Deeplearning4j graph are views. */
public final class FlatParameters {
    /** How many places are looked up at a time. */
    private static final int SOME = 1 << 16;

    private final INDArray flat;

    private FlatParameters(INDArray flat) {
        this.flat = flat;
    }

    /** Those of an initialised graph. */
    public static FlatParameters of(ComputationGraph network) {
        return new FlatParameters(network.params());
    }

    /**
     * A view of the flat array as a parameter.
     *
     * @throws GraphException if it is none
     */
    Parameter parameter(String name, INDArray view) {
        // data().address() of a view is where the whole array begins.
        long bytes = view.data().addressPointer().address()
                - flat.data().addressPointer().address();
        long offset = bytes / view.dataType().width();
        if (offset < 0 || offset + view.length() > flat.length()) {
            throw new GraphException("its parameter " + name + " is no part of the graph's parameters");
        }
        int[] sizes = Arrays.stream(view.shape()).mapToInt(Math::toIntExact).toArray();
        return Parameter.of(name, Shape.of(sizes), offset, view.stride());
    }

    /** The numbers of a weight, in C order; of a parameter, as they are now. */
    public double[] numbers(Weight weight) {
        double[] numbers = new double[weight.shape().elements()];
        int[] count = {0};
        forEach(weight, number -> numbers[count[0]++] = number);
        return numbers;
    }

    /** Tells the numbers of a weight, in C order; of a parameter, as they are now. */
    public void forEach(Weight weight, DoubleConsumer numbers) {
        if (weight instanceof Constant constant) {
            for (float number : constant.numbers()) {
                numbers.accept(number);
            }
            return;
        }
        Parameter parameter = (Parameter) weight;
        int size = parameter.shape().size(0);
        int each = parameter.shape().elements() / Math.max(1, size);
        int step = Math.max(1, SOME / Math.max(1, each));
        for (int i = 0; i < size; i += step) {
            Parameter part = parameter.slice(0, i, Math.min(size, i + step));
            for (long place : part.places()) {
                numbers.accept(flat.data().getDouble(flat.offset() + place));
            }
        }
    }
}
