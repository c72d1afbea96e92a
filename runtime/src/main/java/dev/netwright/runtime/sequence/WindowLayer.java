package dev.netwright.runtime.sequence;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;

/** A convolution or a pool along steps: it reads zeros for the padding, and knows which of its outputs are real. */
final class WindowLayer extends BaseWrapperLayer {
    private static final long serialVersionUID = 1L;

    private final transient StepWindow window;
    private transient INDArray mask;

    WindowLayer(Layer underlying, StepWindow window) {
        super(underlying);
        this.window = window;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (mask != null) {
            INDArray input = underlying.input();
            INDArray cleared =
                    workspaces.createUninitialized(ArrayType.INPUT, input.dataType(), input.shape(), input.ordering());
            Broadcast.mul(input, mask.castTo(input.dataType()), cleared, 0, 2);
            underlying.setInput(cleared, workspaces);
        }
        return underlying.activate(training, workspaces);
    }

    @Override
    public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
        underlying.setInput(input, workspaces);
        return activate(training, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Pair<Gradient, INDArray> result = underlying.backpropGradient(epsilon, workspaces);
        INDArray back = result.getSecond();
        if (mask != null && back != null) {
            Broadcast.mul(back, mask.castTo(back.dataType()), back, 0, 2);
        }
        return result;
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray given, MaskState state, int examples) {
        mask = given;
        return new Pair<>(given == null ? null : window.mask(given), state);
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
