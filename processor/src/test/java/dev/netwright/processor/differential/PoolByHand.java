package dev.netwright.processor.differential;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A pool over maps, value by value, as PyTorch defines it: the maximum leaves the padding out; the average of a window
 * divides by its values and, where the padding counts, by the padding that it sees, but never by what rounding up adds.
 */
final class PoolByHand extends Prediction {
    private static final long serialVersionUID = 1L;

    private final transient Drawn drawn;
    private final transient Windows[] windows;
    private final boolean isMaximum;
    private final boolean countsPadding;

    PoolByHand(Drawn drawn) {
        this.drawn = drawn;
        this.windows = DrawnShape.windows(drawn);
        this.isMaximum = drawn.kind().equals("MaxPool2d");
        this.countsPadding = drawn.flag("countPadding", true);
    }

    @Override
    public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaces) {
        long[] sizes = DrawnShape.after(drawn);
        INDArray output = Nd4j.create(input.dataType(), input.size(0), sizes[0], sizes[1], sizes[2]);
        for (long example = 0; example < output.size(0); example++) {
            for (long channel = 0; channel < sizes[0]; channel++) {
                for (int row = 0; row < sizes[1]; row++) {
                    for (int column = 0; column < sizes[2]; column++) {
                        output.putScalar(
                                new long[] {example, channel, row, column},
                                value(input, example, channel, row, column));
                    }
                }
            }
        }
        return workspaces.dup(ArrayType.ACTIVATIONS, output);
    }

    private double value(INDArray input, long example, long channel, int row, int column) {
        long height = input.size(2);
        long width = input.size(3);
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int values = 0;
        int padded = 0;
        for (long y = windows[0].start(row); y < windows[0].start(row) + windows[0].kernel(); y++) {
            for (long x = windows[1].start(column); x < windows[1].start(column) + windows[1].kernel(); x++) {
                if (y >= 0 && y < height && x >= 0 && x < width) {
                    double one = input.getDouble(example, channel, y, x);
                    largest = Math.max(largest, one);
                    sum += one;
                    values++;
                } else if (y < height + windows[0].padding() && x < width + windows[1].padding()) {
                    padded++;
                }
            }
        }
        return isMaximum ? largest : sum / (countsPadding ? values + padded : values);
    }

    @Override
    public InputType getOutputType(InputType type) {
        return Oracle.type(DrawnShape.after(drawn));
    }
}
