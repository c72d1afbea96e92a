package dev.netwright.runtime.acceleration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.nd4j.linalg.api.buffer.DataType;

/** Puts faster layers and vertices into an initialised graph, and counts them. */
final class Replacement {

    private final AcceleratedGraph graph;
    private final List<Accelerator> accelerators;
    private final DataType dataType;
    private final Map<Accelerator, Optional<String>> obstacles = new HashMap<>();
    private final Map<Accelerator, Tally> tallies = new HashMap<>();

    /** What one accelerator was good for. */
    private static final class Tally {
        private int on;
        private int off;
        private final Set<String> reasons = new LinkedHashSet<>();
    }

    Replacement(AcceleratedGraph graph, List<Accelerator> accelerators) {
        this.graph = graph;
        this.accelerators = accelerators;
        dataType = graph.getConfiguration().getDataType();
    }

    Engine run() {
        Optional<String> foreign = NativeLibrary.foreign();
        if (foreign.isPresent()) {
            return Engine.off(foreign.get());
        }
        NativeLibrary.keepFreedMemory();
        for (Accelerator accelerator : accelerators) {
            obstacles.put(accelerator, accelerator.obstacle(dataType));
            tallies.put(accelerator, new Tally());
        }
        Map<LayerVertex, LayerAccelerator> chosen = choose();
        Set<LayerVertex> lowest = withoutInputGradient(chosen);
        chosen.forEach((vertex, accelerator) ->
                replace(vertex, accelerator, lowest.contains(vertex) ? InputGradient.UNUSED : InputGradient.NEEDED));
        for (GraphVertex vertex : graph.getVertices().clone()) {
            replace(vertex);
        }
        for (Layer layer : graph.getLayers()) {
            // A layer's output is kept to go backwards with, and dropout would overwrite it.
            layer.allowInputModification(false);
        }
        return engine();
    }

    private Map<LayerVertex, LayerAccelerator> choose() {
        Map<LayerVertex, LayerAccelerator> chosen = new LinkedHashMap<>();
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex.getClass() == LayerVertex.class) {
                choose(inner(vertex.getLayer())).ifPresent(found -> chosen.put((LayerVertex) vertex, found));
            }
        }
        return chosen;
    }

    private Optional<LayerAccelerator> choose(Layer layer) {
        for (Accelerator each : accelerators) {
            if (each instanceof LayerAccelerator accelerator && accelerator.covers(layer)) {
                Optional<String> reason = obstacles.get(accelerator).or(() -> accelerator.exception(layer));
                Tally tally = tallies.get(accelerator);
                if (reason.isEmpty()) {
                    tally.on++;
                    return Optional.of(accelerator);
                }
                tally.off++;
                tally.reasons.add(reason.get());
            }
        }
        return Optional.empty();
    }

    /** The layers that read the network's input, if none that reads the same input needs its gradient added up. */
    private Set<LayerVertex> withoutInputGradient(Map<LayerVertex, LayerAccelerator> chosen) {
        Set<LayerVertex> found = new HashSet<>();
        for (GraphVertex vertex : graph.getVertices()) {
            VertexIndices[] readers = vertex.getOutputVertices();
            if (vertex.isInputVertex() && readers != null) {
                List<LayerVertex> layers = new ArrayList<>();
                for (VertexIndices reader : readers) {
                    if (graph.getVertices()[reader.getVertexIndex()] instanceof LayerVertex layer
                            && layer.getLayerPreProcessor() == null
                            && chosen.containsKey(layer)
                            && chosen.get(layer).omitsInputGradient()) {
                        layers.add(layer);
                    }
                }
                if (layers.size() == readers.length) {
                    found.addAll(layers);
                }
            }
        }
        return found;
    }

    private static Layer inner(Layer layer) {
        return layer instanceof FrozenLayer frozen ? frozen.getUnderlying() : layer;
    }

    private void replace(LayerVertex vertex, LayerAccelerator accelerator, InputGradient inputGradient) {
        Layer old = inner(vertex.getLayer());
        Layer layer = accelerator.replace(old, dataType, inputGradient);
        layer.setListeners(old.getListeners());
        layer.setIndex(old.getIndex());
        layer.setConf(old.conf());
        layer.setCacheMode(old.conf().getCacheMode());
        layer.setIterationCount(old.getIterationCount());
        layer.setEpochCount(old.getEpochCount());
        if (old.numParams() > 0) {
            layer.setParamsViewArray(old.params());
            layer.setParamTable(old.paramTable());
        }
        if (vertex.getLayer() instanceof FrozenLayer frozen) {
            frozen.setUnderlying(layer);
        } else {
            graph.setLayer(vertex, layer);
        }
    }

    private void replace(GraphVertex vertex) {
        for (Accelerator each : accelerators) {
            Optional<GraphVertex> faster = each instanceof VertexAccelerator accelerator
                    ? accelerator.replace(vertex, graph, dataType)
                    : Optional.empty();
            if (faster.isPresent()) {
                Tally tally = tallies.get(each);
                Optional<String> obstacle = obstacles.get(each);
                if (obstacle.isPresent()) {
                    tally.off++;
                    tally.reasons.add(obstacle.get());
                } else {
                    tally.on++;
                    graph.setVertex(faster.get());
                    return;
                }
            }
        }
    }

    private Engine engine() {
        return new Engine(accelerators.stream().flatMap(this::use).toList());
    }

    private Stream<Engine.Use> use(Accelerator accelerator) {
        Tally tally = tallies.get(accelerator);
        if (tally.on + tally.off == 0) {
            return Stream.empty();
        }
        Optional<String> reason =
                tally.reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", tally.reasons));
        return Stream.of(new Engine.Use(accelerator.name(), tally.on, tally.off, reason));
    }
}
