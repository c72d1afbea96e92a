package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.NetworkSettings;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Deeplearning4j's own gradient check of a generated network with one softmax head, in double precision. Its tolerances:
 * a relative error of 1e-4, or an absolute one of 1e-9.
 */
final class Gradients {
    private Gradients() {}

    /** Every weight's gradient, by central differences of 1e-6. */
    static void check(CompiledNetworks compiled, String name, INDArray input) {
        NetworkSettings settings =
                NetworkSettings.defaults().withPrecision(DataType.DOUBLE).withUpdater(new NoOp());
        ComputationGraph graph = new ComputationGraph(compiled.configuration(name, settings));
        graph.init();
        INDArray[] inputs = {input};
        INDArray[] labels = {oneHot(graph.outputSingle(input).shape())};
        assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                        .net(graph)
                        .inputs(inputs)
                        .labels(labels)
                        .epsilon(1e-6)
                        .maxRelError(1e-4)
                        .minAbsoluteError(1e-9)
                        .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
                .as("gradients of %s", name)
                .isTrue();
    }

    /** All different, so that no maximum is a tie. */
    static INDArray irregular(long... shape) {
        INDArray values = Tensors.pattern(DataType.DOUBLE, 0.03, shape);
        return values.addi(Nd4j.arange(values.length())
                .castTo(DataType.DOUBLE)
                .reshape('c', shape)
                .muli(1e-3));
    }

    private static INDArray oneHot(long[] shape) {
        INDArray pattern = Tensors.pattern(DataType.DOUBLE, 0, shape);
        return pattern.sub(pattern.max(true, 1).broadcast(shape)).gte(0).castTo(DataType.DOUBLE);
    }
}
