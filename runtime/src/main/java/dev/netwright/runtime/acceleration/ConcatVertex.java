package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Arrays joined along their second dimension: {@code [N, C1, ..]}, {@code [N, C2, ..]} to {@code [N, C1 + C2, ..]}. Each
 * example of an input is one piece of memory, and is copied as such.
 */
@SuppressWarnings("overrides") // Deeplearning4j: BaseGraphVertex.setInputs lost its dots
final class ConcatVertex extends MergeVertex {

    private static final long serialVersionUID = 1L;

    /** Copying an element takes a fraction of what computing with one does. */
    private static final int CHEAP = 2;

    private transient long[][] shapes;

    ConcatVertex(ComputationGraph graph, String name, int index, DataType dataType, MergeVertex replaced) {
        super(graph, name, index, replaced.getInputVertices(), replaced.getOutputVertices(), dataType, 1);
        setOutputVertex(replaced.isOutputVertex());
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
        shapes = null;
        if (!canDoForward()
                || !Arrays.stream(inputs).allMatch(this::fits)
                || !FloatMemory.reaches(
                        Arrays.stream(inputs).mapToLong(INDArray::length).sum())) {
            return super.doForward(training, workspaceMgr);
        }
        shapes = Arrays.stream(inputs).map(INDArray::shape).toArray(long[][]::new);
        long[] joined = shapes[0].clone();
        joined[1] = Arrays.stream(shapes).mapToLong(shape -> shape[1]).sum();
        INDArray out = workspaceMgr.createUninitialized(ArrayType.ACTIVATIONS, dataType, joined, 'c');
        FloatBuffer all = FloatMemory.floats(out);
        FloatBuffer[] parts = Arrays.stream(inputs).map(FloatMemory::floats).toArray(FloatBuffer[]::new);
        copy(parts, (int) joined[0], out.length(), (part, at, length, whole) -> all.put(whole, part, at, length));
        FloatMemory.keep(out);
        FloatMemory.keep(inputs);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
        if (shapes == null || !canDoBackward()) {
            return super.doBackward(tbptt, workspaceMgr);
        }
        INDArray[] below = Arrays.stream(shapes)
                .map(shape -> workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c'))
                .toArray(INDArray[]::new);
        INDArray above = FloatMemory.dense(epsilon);
        FloatBuffer all = FloatMemory.floats(above);
        FloatBuffer[] parts = Arrays.stream(below).map(FloatMemory::floats).toArray(FloatBuffer[]::new);
        int images = (int) shapes[0][0];
        copy(parts, images, epsilon.length(), (part, at, length, whole) -> part.put(at, all, whole, length));
        FloatMemory.keep(above);
        FloatMemory.keep(below);
        return new Pair<>(null, below);
    }

    /** Same type, and same shape but for the channels. */
    private boolean fits(INDArray in) {
        if (inputs.length < 2 || in.rank() < 2 || in.rank() != inputs[0].rank() || !FloatMemory.reaches(in)) {
            return false;
        }
        // A copy: ND4J hands out the array's own.
        long[] shape = in.shape().clone();
        shape[1] = inputs[0].size(1);
        return Arrays.equals(shape, inputs[0].shape());
    }

    @FunctionalInterface
    private interface Copy {
        void run(FloatBuffer part, int at, int length, int whole);
    }

    private static void copy(FloatBuffer[] parts, int images, long elements, Copy copy) {
        int wholeImage = (int) (elements / images);
        Parallel.over(images, elements / CHEAP, (from, to) -> {
            for (int image = from; image < to; image++) {
                int whole = image * wholeImage;
                for (FloatBuffer part : parts) {
                    int length = part.capacity() / images;
                    copy.run(part, image * length, length, whole);
                    whole += length;
                }
            }
        });
    }
}
