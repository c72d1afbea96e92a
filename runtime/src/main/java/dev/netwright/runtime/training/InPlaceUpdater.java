package dev.netwright.runtime.training;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * Deeplearning4j's updater, which takes a graph's own gradient for what it is. The numbers and the layout of the state
 * are Deeplearning4j's; the time of a step grows with the number of layers, no longer with its cube.
 *
 * <p>A step whose loss or gradient is NaN or infinite changes neither the parameters nor the state. The graph's score is NaN
 * or infinite then.
 *
 * <p>Clipping is for what is trained. Deeplearning4j clips the running statistics of batch normalisation too, which stand
 * among the gradients, and counts them into the norm; here they change as if nothing was clipped.
 *
 * <p>Deeplearning4j 1.0.0-M2.1 knows its own gradient by the identity of the array, but {@code Gradient.gradient()} gives
 * a new view at every call. So each update goes the way meant for gradients of another network, which cuts the
 * parameters anew for each of their arrays, the view for one array being a view of the view for the array before; and
 * asking whether a view's buffer was closed walks through all of them.
 */
public final class InPlaceUpdater extends ComputationGraphUpdater {
    private static final long serialVersionUID = 1L;

    private final INDArray parameters;

    private InPlaceUpdater(ComputationGraph graph, INDArray state) {
        super(graph, state);
        parameters = graph.params();
    }

    /**
     * Makes this the updater of an initialised graph, with the state of the one that it has. Does nothing where it is
     * one already, or where somebody else's is set. To be called before each step: Deeplearning4j makes a new updater when
     * a learning rate is set, and a clone of a graph has its own. Like the first step in Deeplearning4j, the first call
     * allocates gradients and updater state.
     */
    public static void on(ComputationGraph graph) {
        ComputationGraphUpdater present = graph.getUpdater(false);
        if (present != null && present.getClass() != ComputationGraphUpdater.class) {
            return;
        }
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            graph.setUpdater(new InPlaceUpdater(graph, present == null ? null : present.getStateViewArray()));
        } finally {
            outside.close();
        }
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
        if (!Double.isFinite(network.score())) {
            // Nothing can be learnt from such a step, and one NaN would spread through all weights.
            gradient.gradient().assign(0);
            return;
        }
        if (!isFinite(gradient.gradient())) {
            // The same holds where a saturated activation hides an infinity from the loss; the score tells of it.
            network.setScore(Double.NaN);
            gradient.gradient().assign(0);
            return;
        }
        INDArray whole = getFlattenedGradientsView();
        boolean isOwn = sameMemory(gradient.gradient(), whole) && sameMemory(network.params(), parameters);
        super.update(isOwn ? new OwnGradient(gradient, whole) : gradient, iteration, epoch, batchSize, workspaces);
    }

    private static boolean isFinite(INDArray array) {
        MatchCondition unusable = new MatchCondition(array, Conditions.notFinite());
        return Nd4j.getExecutioner().exec(unusable).getLong(0) == 0;
    }

    @Override
    public void preApply(Trainable layer, Gradient gradient, int iteration) {
        if (!normalises(layer)) {
            return;
        }
        // Zeros add nothing to a norm, and no bound changes them.
        List<INDArray> statistics = gradient.gradientForVariable().entrySet().stream()
                .filter(entry -> !layer.updaterDivideByMinibatch(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<INDArray> unclipped = statistics.stream().map(INDArray::dup).toList();
        statistics.forEach(array -> array.assign(0));
        super.preApply(layer, gradient, iteration);
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).assign(unclipped.get(i));
        }
    }

    private static boolean normalises(Trainable layer) {
        GradientNormalization normalization =
                layer.getConfig() == null ? null : layer.getConfig().getGradientNormalization();
        return normalization != null && normalization != GradientNormalization.None;
    }

    private static boolean sameMemory(INDArray one, INDArray other) {
        return one.length() == other.length()
                && one.offset() == other.offset()
                && one.data().address() == other.data().address();
    }

    /** The gradient as it was, whose flat form is the array that the graph's layers write to. */
    private record OwnGradient(Gradient of, INDArray gradient) implements Gradient {
        @Override
        public Map<String, INDArray> gradientForVariable() {
            return of.gradientForVariable();
        }

        @Override
        public INDArray gradient(List<String> order) {
            return of.gradient(order);
        }

        @Override
        public void clear() {
            of.clear();
        }

        @Override
        public INDArray getGradientFor(String variable) {
            return of.getGradientFor(variable);
        }

        @Override
        public INDArray setGradientFor(String variable, INDArray value) {
            return of.setGradientFor(variable, value);
        }

        @Override
        public INDArray setGradientFor(String variable, INDArray value, Character flatteningOrder) {
            return of.setGradientFor(variable, value, flatteningOrder);
        }

        @Override
        public Character flatteningOrderForVariable(String variable) {
            return of.flatteningOrderForVariable(variable);
        }
    }
}
