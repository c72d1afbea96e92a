package dev.netwright.runtime.acceleration;

import java.util.Arrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/** The sum of arrays of one shape, without copying the first of them before the others are added. */
@SuppressWarnings("overrides") // Deeplearning4j: BaseGraphVertex.setInputs lost its dots
final class SumVertex extends ElementWiseVertex {

    private static final long serialVersionUID = 1L;

    private transient int summands;

    SumVertex(ComputationGraph graph, String name, int index, DataType dataType, ElementWiseVertex replaced) {
        super(graph, name, index, replaced.getInputVertices(), replaced.getOutputVertices(), Op.Add, dataType);
        setOutputVertex(replaced.isOutputVertex());
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
        summands = 0;
        if (!canDoForward() || inputs.length < 2 || !Arrays.stream(inputs).allMatch(this::fits)) {
            return super.doForward(training, workspaceMgr);
        }
        summands = inputs.length;
        INDArray sum = workspaceMgr.createUninitialized(ArrayType.ACTIVATIONS, dataType, inputs[0].shape(), 'c');
        Nd4j.exec(new AddOp(inputs[0], inputs[1], sum));
        for (int i = 2; i < inputs.length; i++) {
            sum.addi(inputs[i]);
        }
        return sum;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
        if (summands == 0 || !canDoBackward()) {
            return super.doBackward(tbptt, workspaceMgr);
        }
        // An array for each: the graph adds to them in place.
        INDArray[] below = new INDArray[summands];
        for (int i = 0; i < summands; i++) {
            below[i] = workspaceMgr.dup(ArrayType.ACTIVATION_GRAD, epsilon);
        }
        return new Pair<>(null, below);
    }

    private boolean fits(INDArray in) {
        return in.dataType() == dataType && in.equalShapes(inputs[0]);
    }
}
