package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a layer is called where it reads another kind of tensor: {@code @Conv1d} for {@code @Conv2d} on a sequence.
 *
 * @param remark what is not the same, in words
 */
record Counterpart(String simpleName, Map<String, Object> given, TensorKind gives, String remark) {
    private static final Map<TensorKind, String> CONVOLUTIONS =
            Map.of(TensorKind.SEQUENCE, "Conv1d", TensorKind.MAP, "Conv2d", TensorKind.VOLUME, "Conv3d");
    private static final Map<TensorKind, String> POOLS =
            Map.of(TensorKind.SEQUENCE, "MaxPool1d", TensorKind.MAP, "MaxPool2d", TensorKind.VOLUME, "MaxPool3d");
    private static final List<String> WINDOW = List.of("kernel", "stride", "padding", "dilation");
    private static final List<String> REST = List.of("bias", "activation");

    /** @param toVector what makes a vector of a tensor, by its kind */
    static List<Counterpart> of(AnnotationUse layer, TensorKind read, Map<TensorKind, List<String>> toVector) {
        String name = layer.simpleName();
        List<Counterpart> all = new ArrayList<>();
        if (name.equals("Dense") || CONVOLUTIONS.containsValue(name)) {
            weights(layer, read).ifPresent(all::add);
        } else if (POOLS.containsValue(name) && POOLS.containsKey(read)) {
            window(layer, read)
                    .map(given -> new Counterpart(POOLS.get(read), given, read, ""))
                    .ifPresent(all::add);
        } else if (name.equals("Flatten") || name.matches("Global(Avg|Max)Pool[12]d")) {
            toVector.getOrDefault(read, List.of()).stream()
                    .filter(other -> !name.contains("Max") || !other.contains("Avg"))
                    .filter(other -> !name.contains("Avg") || !other.contains("Max"))
                    .filter(other -> name.equals("Flatten") || other.startsWith("Global"))
                    .forEach(other -> all.add(new Counterpart(other, Map.of(), TensorKind.VECTOR, "")));
        } else if (name.equals("Prelu")) {
            all.add(new Counterpart("LeakyRelu", Map.of(), read, " (its slope is not learned)"));
        }
        return all;
    }

    private static Optional<Counterpart> weights(AnnotationUse layer, TensorKind read) {
        Object width = layer.given().get(layer.simpleName().equals("Dense") ? "units" : "channels");
        if (width == null) {
            return Optional.empty();
        }
        Map<String, Object> given = new LinkedHashMap<>();
        if (read == TensorKind.VECTOR) {
            given.put("units", width);
            rest(layer, given);
            return Optional.of(new Counterpart("Dense", given, read, ""));
        }
        if (!CONVOLUTIONS.containsKey(read)) {
            return Optional.empty();
        }
        given.put("channels", width);
        if (layer.simpleName().equals("Dense")) {
            given.put("kernel", 1L);
        } else {
            Optional<Map<String, Object>> window = window(layer, read);
            if (window.isEmpty()) {
                return Optional.empty();
            }
            given.putAll(window.get());
        }
        rest(layer, given);
        return Optional.of(new Counterpart(CONVOLUTIONS.get(read), arrays(given, read), read, ""));
    }

    /** The sizes of its window, where there is one number for all sides. */
    private static Optional<Map<String, Object>> window(AnnotationUse layer, TensorKind read) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String member : WINDOW) {
            Object value = layer.given().get(member);
            if (value instanceof List<?> sides) {
                if (sides.size() != 1) {
                    return Optional.empty();
                }
                value = sides.get(0);
            }
            if (value != null) {
                given.put(member, value);
            }
        }
        return Optional.of(arrays(given, read));
    }

    /** The members of one-dimensional layers are numbers, those of others arrays. */
    private static Map<String, Object> arrays(Map<String, Object> given, TensorKind read) {
        Map<String, Object> written = new LinkedHashMap<>(given);
        if (read != TensorKind.SEQUENCE) {
            WINDOW.forEach(member ->
                    written.computeIfPresent(member, (name, value) -> value instanceof List ? value : List.of(value)));
        }
        return written;
    }

    private static void rest(AnnotationUse layer, Map<String, Object> given) {
        for (String member : REST) {
            Object value = layer.given().get(member);
            if (value != null) {
                given.put(member, value);
            }
        }
    }

    String text() {
        return Detours.text(simpleName, given);
    }
}
