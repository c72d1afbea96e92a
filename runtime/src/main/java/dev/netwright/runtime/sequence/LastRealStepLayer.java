package dev.netwright.runtime.sequence;

import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What {@link LastRealStep} computes. */
final class LastRealStepLayer extends AbstractLayer<LastRealStep> {
    private static final long serialVersionUID = 1L;

    LastRealStepLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, input.dataType(), new long[] {input.size(0), input.size(1)}, 'c');
        int[] lengths = lengths();
        for (int example = 0; example < lengths.length; example++) {
            output.getRow(example).assign(input.get(last(example, lengths)));
        }
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray back = workspaces.create(ArrayType.ACTIVATION_GRAD, epsilon.dataType(), input.shape(), 'f');
        int[] lengths = lengths();
        for (int example = 0; example < lengths.length; example++) {
            back.get(last(example, lengths)).assign(epsilon.getRow(example));
        }
        return new Pair<>(new DefaultGradient(), back);
    }

    private int[] lengths() {
        if (maskArray != null) {
            return StepMasks.lengths(maskArray);
        }
        int[] lengths = new int[(int) input.size(0)];
        Arrays.fill(lengths, (int) input.size(2));
        return lengths;
    }

    private static INDArrayIndex[] last(int example, int[] lengths) {
        return new INDArrayIndex[] {
            NDArrayIndex.point(example), NDArrayIndex.all(), NDArrayIndex.point(lengths[example] - 1L)
        };
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int examples) {
        maskArray = mask;
        return new Pair<>(null, state);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {
        // It has no weights.
    }
}
