package dev.netwright.runtime.checkpoint;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The updaters of a graph's parameters, to compare with those in a checkpoint.
 *
 * @param text all updaters field by field, as a rule one
 * @param before the text of earlier versions: the updaters' own {@code toString}
 * @param closed a part that cannot be compared with anything, and why; empty if there is none
 */
record UpdaterSettings(String text, String before, Optional<String> closed) {

    /** {@code Object.toString} writes this after the name of a class; it says nothing about the object. */
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+");

    static UpdaterSettings of(ComputationGraph graph) {
        Map<String, TreeSet<String>> users = new TreeMap<>();
        Optional<String> closed = Optional.empty();
        for (GraphVertex vertex : graph.getVertices()) {
            for (String parameter : vertex.paramTable(false).keySet()) {
                IUpdater updater = vertex.getConfig().getUpdaterByParam(parameter);
                // Running means and frozen layers have no settings of their own.
                if (updater != null && !(updater instanceof NoOp)) {
                    FieldText fields = new FieldText(updater);
                    users.computeIfAbsent(fields.text(), text -> new TreeSet<>())
                            .add(vertex.getVertexName() + "_" + parameter);
                    closed = closed.or(fields::closed);
                }
            }
        }
        String text = users.size() == 1
                ? users.keySet().iterator().next()
                : users.entrySet().stream()
                        .map(entry -> entry.getKey() + " for " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining(" and "));
        return new UpdaterSettings(text, before(graph), closed);
    }

    private static String before(ComputationGraph graph) {
        TreeSet<String> descriptions = new TreeSet<>();
        for (Layer layer : graph.getLayers()) {
            if (layer.conf().getLayer() instanceof BaseLayer trained && trained.getIUpdater() != null) {
                descriptions.add(trained.getIUpdater().toString());
            }
        }
        return String.join(" and ", descriptions);
    }

    /**
     * Whether a checkpoint was trained with these.
     *
     * @param saved the updaters in the checkpoint, in the words of this version or an earlier one
     */
    boolean same(String saved) {
        boolean sameBefore = !before.isEmpty()
                && saved.equals(before)
                && !IDENTITY.matcher(before).find();
        return closed.isEmpty() && (saved.equals(text) || sameBefore);
    }

    /** Why they are not the same, for a message after the name of the file. */
    String difference(String saved) {
        return "was trained with " + saved + ", the network has " + text
                + closed.map(part -> "; " + part + ", which cannot be compared").orElse("");
    }
}
