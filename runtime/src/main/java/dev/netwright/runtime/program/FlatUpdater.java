package dev.netwright.runtime.program;

import dev.netwright.engine.optimizer.Adam;
import dev.netwright.engine.optimizer.FlatStep;
import dev.netwright.engine.optimizer.Nesterovs;
import dev.netwright.engine.optimizer.Rule;
import dev.netwright.engine.optimizer.Sgd;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The step of a graph's updater in one pass over its flat arrays. The state has Deeplearning4j's own layout, so that its
 * updater can go on at any step.
 */
final class FlatUpdater {

    /** A run of parameters with one updater. */
    private record Block(int from, int to, int state, boolean divides, IUpdater updater) {}

    private final ComputationGraphUpdater of;
    private final List<Block> blocks;
    private final FlatStep step;
    private final long parameters;
    private final long gradients;

    private FlatUpdater(ComputationGraph graph, ComputationGraphUpdater of, List<Block> blocks) {
        this.of = of;
        this.blocks = blocks;
        INDArray state = of.getStateViewArray();
        INDArray slopes = graph.getGradientsViewArray();
        parameters = FlatArray.address(graph.params());
        gradients = FlatArray.address(slopes);
        step = new FlatStep(
                floats(graph.params()), floats(slopes), state == null ? FloatBuffer.allocate(0) : floats(state));
    }

    private static FloatBuffer floats(INDArray array) {
        return FlatArray.floats(array);
    }

    /** The step of a graph's updater, if it is one of those that are known here and nothing else changes the gradients. */
    static Optional<FlatUpdater> of(ComputationGraph graph) {
        ComputationGraphUpdater updater = graph.getUpdater();
        List<Block> blocks = new ArrayList<>();
        for (Layer layer : graph.getLayers()) {
            GradientNormalization normalization = layer.numParams() == 0 || layer.getConfig() == null
                    ? null
                    : layer.getConfig().getGradientNormalization();
            if (normalization != null && normalization != GradientNormalization.None) {
                return Optional.empty();
            }
        }
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            Optional<Block> flat = block(block);
            if (flat.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(flat.get());
        }
        return Optional.of(new FlatUpdater(graph, updater, blocks));
    }

    private static Optional<Block> block(UpdaterBlock block) {
        UpdaterBlock.ParamState first = block.getLayersAndVariablesInBlock().get(0);
        IUpdater config = first.getLayer().getConfig().getUpdaterByParam(first.getParamName());
        boolean divides = divides(first);
        for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
            Trainable layer = state.getLayer();
            var regularizations = layer.getConfig().getRegularizationByParam(state.getParamName());
            if (divides(state) != divides || regularizations != null && !regularizations.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean isKnown = config instanceof NoOp
                || config.getClass() == org.nd4j.linalg.learning.config.Sgd.class
                || config.getClass() == org.nd4j.linalg.learning.config.Nesterovs.class
                || config.getClass() == org.nd4j.linalg.learning.config.Adam.class;
        return isKnown
                ? Optional.of(new Block(
                        block.getParamOffsetStart(),
                        block.getParamOffsetEnd(),
                        block.getUpdaterViewOffsetStart(),
                        divides,
                        config))
                : Optional.empty();
    }

    private static boolean divides(UpdaterBlock.ParamState state) {
        return state.getLayer().updaterDivideByMinibatch(state.getParamName());
    }

    /** Whether it is still the step of the graph: nobody has set another updater, parameters or gradients. */
    boolean isOf(ComputationGraph graph) {
        return graph.getUpdater(false) == of
                && FlatArray.address(graph.params()) == parameters
                && FlatArray.address(graph.getGradientsViewArray()) == gradients;
    }

    /** Takes the step from gradients that are summed over a batch; returns whether all parameters are finite after it. */
    boolean step(int iteration, int epoch, int batch) {
        boolean isFinite = true;
        for (Block block : blocks) {
            float scale = block.divides ? 1f / batch : 1;
            isFinite &= step.take(rule(block.updater, iteration, epoch), block.from, block.to, block.state, scale);
        }
        return isFinite;
    }

    private static Rule rule(IUpdater updater, int iteration, int epoch) {
        if (updater instanceof NoOp) {
            return new Sgd(1);
        }
        double rate = updater.getLearningRate(iteration, epoch);
        if (updater instanceof org.nd4j.linalg.learning.config.Nesterovs nesterovs) {
            return new Nesterovs((float) rate, (float) nesterovs.currentMomentum(iteration, epoch));
        }
        if (updater instanceof org.nd4j.linalg.learning.config.Adam adam) {
            return Adam.at(iteration + 1L, rate, adam.getBeta1(), adam.getBeta2(), adam.getEpsilon());
        }
        return new Sgd((float) rate);
    }
}
