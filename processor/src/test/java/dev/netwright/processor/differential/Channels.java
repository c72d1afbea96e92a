package dev.netwright.processor.differential;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Some channels of a map, by itself: Deeplearning4j's SubsetVertex infers wrong sizes. */
final class Channels extends Prediction {
    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    Channels(int from, int to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaces) {
        INDArray some = input.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
        return workspaces.dup(ArrayType.ACTIVATIONS, some);
    }

    @Override
    public InputType getOutputType(InputType type) {
        InputTypeConvolutional map = (InputTypeConvolutional) type;
        return InputType.convolutional(map.getHeight(), map.getWidth(), to - from);
    }
}
