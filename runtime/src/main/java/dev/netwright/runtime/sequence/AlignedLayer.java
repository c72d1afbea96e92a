package dev.netwright.runtime.sequence;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A recurrent layer that reads sequences padded at the <em>front</em>, as whole batches that were turned around are: it
 * moves each example's padding behind its steps, where it does no harm, and back again in its output.
 *
 * <p>A mask on the recurrent layer itself would not do: Deeplearning4j's LSTM leaves it out of account when it goes back.
 */
final class AlignedLayer extends BaseWrapperLayer {
    private static final long serialVersionUID = 1L;

    private transient INDArray mask;

    AlignedLayer(Layer underlying) {
        super(underlying);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (mask == null) {
            return underlying.activate(training, workspaces);
        }
        underlying.setInput(moved(underlying.input(), true, workspaces, ArrayType.INPUT), workspaces);
        INDArray output = underlying.activate(training, workspaces);
        return moved(output, false, workspaces, ArrayType.ACTIVATIONS);
    }

    @Override
    public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
        underlying.setInput(input, workspaces);
        return activate(training, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (mask == null) {
            return underlying.backpropGradient(epsilon, workspaces);
        }
        INDArray moved = moved(epsilon, true, workspaces, ArrayType.ACTIVATION_GRAD);
        Pair<Gradient, INDArray> result = underlying.backpropGradient(moved, workspaces);
        return new Pair<>(result.getFirst(), moved(result.getSecond(), false, workspaces, ArrayType.ACTIVATION_GRAD));
    }

    /** Turns the steps of each example round by its padding: to the front, or from it. */
    private INDArray moved(INDArray from, boolean toFront, LayerWorkspaceMgr workspaces, ArrayType type) {
        long steps = from.size(2);
        INDArray to = workspaces.createUninitialized(type, from.dataType(), from.shape(), 'f');
        int[] lengths = StepMasks.lengths(mask);
        for (int example = 0; example < lengths.length; example++) {
            long split = toFront ? steps - lengths[example] : lengths[example];
            put(from, to, example, split, 0, steps - split);
            put(from, to, example, 0, steps - split, split);
        }
        return to;
    }

    private static void put(INDArray from, INDArray to, int example, long start, long at, long count) {
        if (count > 0) {
            to.get(places(example, at, count)).assign(from.get(places(example, start, count)));
        }
    }

    private static INDArrayIndex[] places(int example, long start, long count) {
        return new INDArrayIndex[] {
            NDArrayIndex.point(example), NDArrayIndex.all(), NDArrayIndex.interval(start, start + count)
        };
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray given, MaskState state, int examples) {
        mask = given;
        return new Pair<>(given, state);
    }

    @Override
    public void setMaskArray(INDArray given) {
        mask = given;
    }

    @Override
    public INDArray getMaskArray() {
        return mask;
    }

    @Override
    public void clear() {
        mask = null;
        super.clear();
    }
}
