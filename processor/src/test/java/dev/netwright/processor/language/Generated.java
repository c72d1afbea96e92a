package dev.netwright.processor.language;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.NetworkLayer;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** A generated network class, loaded or as text. */
final class Generated {
    private final Sources.Result result;
    private final String className;

    Generated(Sources.Result result, String network) {
        this.result = result;
        this.className = network + "Network";
    }

    /**
     * The rows of the summary in the class's Javadoc, single-spaced, without the heading: one a layer, and the total.
     * What a row reads inside its own block stands without the block.
     */
    static List<String> summary(Sources.Result result, String network) {
        List<String> lines =
                result.succeeds().generated(network + "Network").lines().toList();
        int start = lines.indexOf(" * <pre>");
        int end = lines.indexOf(" * </pre>");
        return lines.subList(start + 2, end).stream()
                .map(line -> line.substring(" * ".length()).replaceAll(" +", " "))
                .toList();
    }

    long constant(String name) {
        try {
            return ((Number) result.load(className).getField(name).get(null)).longValue();
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Shape and parameters of every layer by its full name, as the generated enums tell them. */
    Map<String, String> layers() {
        ClassLoader loader = result.loader();
        Map<String, String> layers = new TreeMap<>();
        try {
            for (String name : result.classes().keySet()) {
                if (name.startsWith(className + "$Layer")) {
                    Object[] constants = Class.forName(name, true, loader).getEnumConstants();
                    for (Object constant : constants == null ? new Object[0] : constants) {
                        NetworkLayer layer = (NetworkLayer) constant;
                        layers.put(layer.id(), layer.shape() + " " + layer.params());
                    }
                }
            }
        } catch (ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
        return layers;
    }

    /** The constants of the enum for the layers that the network names, each with the full name of what it stands for. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (Object constant : result.load(className + "$Layer").getEnumConstants()) {
            named.put(constant.toString(), ((NetworkLayer) constant).id());
        }
        return named;
    }

    ComputationGraphConfiguration configuration() {
        try {
            return (ComputationGraphConfiguration)
                    result.load(className).getMethod("configuration").invoke(null);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    List<Field> fields() {
        return List.of(result.load(className).getFields());
    }
}
