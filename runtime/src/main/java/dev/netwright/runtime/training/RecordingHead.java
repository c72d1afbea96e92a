package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture.Head;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stands in for a head's layer while somebody holds the graph's monitor, and keeps what the head reads: logits or values.
 * Asking the graph for the layer below instead fails for some layers, whose workspace it does not open then.
 */
final class RecordingHead extends BaseWrapperLayer {

    private static final long serialVersionUID = 1L;

    private final transient LayerVertex vertex;
    private transient INDArray read;

    private RecordingHead(LayerVertex vertex, Layer head) {
        super(head);
        this.vertex = vertex;
    }

    static RecordingHead of(ComputationGraph graph, Head head) {
        LayerVertex vertex = (LayerVertex) graph.getVertex(head.layer().id());
        RecordingHead recording = new RecordingHead(vertex, vertex.getLayer());
        vertex.setLayer(recording);
        return recording;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        read = underlying.input().detach();
        return underlying.activate(training, workspaces);
    }

    /** What the head read in the last forward pass; the network's input itself where that is what it reads. */
    INDArray read() {
        return read;
    }

    /** Gives the head its place back. */
    void stepAside() {
        vertex.setLayer(underlying);
    }
}
