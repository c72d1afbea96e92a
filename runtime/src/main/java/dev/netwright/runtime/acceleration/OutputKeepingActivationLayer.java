package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.factory.Nd4j;

/** An activation by itself, of any shape, that goes backwards on what it put out instead of on a copy of its input. */
final class OutputKeepingActivationLayer extends ActivationLayer {

    private static final long serialVersionUID = 1L;

    private final transient OutputDerivative derivative;
    private transient INDArray output;

    OutputKeepingActivationLayer(NeuralNetConfiguration conf, DataType dataType, OutputDerivative derivative) {
        super(conf, dataType);
        this.derivative = derivative;
    }

    /** The derivative to work with, for the activations that are handled. */
    static Optional<OutputDerivative> derivative(org.deeplearning4j.nn.conf.layers.ActivationLayer conf) {
        return OutputDerivative.of(conf.getActivationFn()).filter(d -> d != OutputDerivative.IDENTITY);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        INDArray activation;
        if (training && isRectifier() && input.dataType() == dataType) {
            // Straight from the input into the new array, instead of copying first.
            activation =
                    workspaceMgr.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), input.ordering());
            Nd4j.getExecutioner()
                    .exec(
                            derivative == OutputDerivative.RELU
                                    ? new RectifiedLinear(input, activation)
                                    : new Relu6(input, activation, 0));
        } else {
            activation = super.activate(training, workspaceMgr);
        }
        output = training ? activation : null;
        return activation;
    }

    private boolean isRectifier() {
        return derivative == OutputDerivative.RELU || derivative == OutputDerivative.RELU6;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        if (output == null) {
            return super.backpropGradient(epsilon, workspaceMgr);
        }
        INDArray below = workspaceMgr.createUninitialized(
                ArrayType.ACTIVATION_GRAD, output.dataType(), output.shape(), output.ordering());
        derivative.backward(output, epsilon, below);
        output = null;
        return new Pair<>(new DefaultGradient(), below);
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
