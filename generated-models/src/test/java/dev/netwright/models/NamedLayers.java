package dev.netwright.models;

import dev.netwright.runtime.NetworkLayer;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * The layers of a network by the names that its interface gives them: what {@code extends} and {@code @Use} name.
 *
 * @param byName in declared order, what each method stands for
 */
record NamedLayers(Map<String, NetworkLayer> byName, ComputationGraphConfiguration configuration) {
    static NamedLayers of(Counted counted) {
        try {
            String network = counted.network().getName();
            Class<?> declared = Class.forName(network.substring(0, network.length() - "Network".length()));
            Map<String, String> names = Arrays.stream(declared.getMethods())
                    .map(Method::getName)
                    .distinct()
                    .collect(Collectors.toMap(name -> name.toUpperCase(Locale.ROOT), name -> name));
            Map<String, NetworkLayer> byName = new LinkedHashMap<>();
            for (Object constant : Class.forName(network + "$Layer").getEnumConstants()) {
                String name = names.remove(constant.toString().replace("_", ""));
                if (name != null) {
                    byName.put(name, (NetworkLayer) constant);
                }
            }
            if (!names.isEmpty()) {
                throw new IllegalStateException(counted + " has no constants for " + names.values());
            }
            return new NamedLayers(byName, counted.configuration());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(counted.name(), e);
        }
    }

    /** The last layers with parameters above the heads: what an heir declares again for another number of classes. */
    Set<String> classifiers() {
        Set<String> found = new LinkedHashSet<>();
        for (String head : configuration.getNetworkOutputs()) {
            String id = head;
            while (layer(id).getValue().params() == 0) {
                id = configuration.getVertexInputs().get(id).get(0);
            }
            found.add(layer(id).getKey());
        }
        return found;
    }

    List<String> heads() {
        return configuration.getNetworkOutputs();
    }

    private Map.Entry<String, NetworkLayer> layer(String id) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no method stands for " + id));
    }
}
