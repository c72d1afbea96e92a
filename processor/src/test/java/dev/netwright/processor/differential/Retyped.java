package dev.netwright.processor.differential;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A copy of what it reads, with the type that it really has. */
final class Retyped extends Prediction {
    private static final long serialVersionUID = 1L;

    private final transient InputType type;

    Retyped(InputType type) {
        this.type = type;
    }

    @Override
    public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaces) {
        return workspaces.dup(ArrayType.ACTIVATIONS, input);
    }

    @Override
    public InputType getOutputType(InputType said) {
        return type;
    }
}
