package dev.netwright.engine.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The attributes of a node, ONNX's names and values: integers, decimals, texts and lists of integers. Immutable. */
public final class Attributes {
    private static final Attributes NONE = new Attributes(new TreeMap<>());

    /** Long, Float, String, or a List of Long; in the order of their names. */
    private final TreeMap<String, Object> values;

    private Attributes(TreeMap<String, Object> values) {
        this.values = values;
    }

    /** No attribute. */
    public static Attributes none() {
        return NONE;
    }

    /** With an integer. */
    public Attributes integer(String name, long value) {
        return with(name, value);
    }

    /** With a decimal number. */
    public Attributes decimal(String name, double value) {
        return with(name, (float) value);
    }

    /** With a text. */
    public Attributes text(String name, String value) {
        return with(name, value);
    }

    /** With a list of integers. */
    public Attributes integers(String name, long... value) {
        return with(name, Arrays.stream(value).boxed().toList());
    }

    /** With a list of integers. */
    public Attributes integers(String name, int... value) {
        return integers(name, Arrays.stream(value).asLongStream().toArray());
    }

    private Attributes with(String name, Object value) {
        TreeMap<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    /** Without one of them. */
    public Attributes without(String name) {
        TreeMap<String, Object> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    /** Whether there is one of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** An integer, or {@code otherwise}. */
    public long integerOr(String name, long otherwise) {
        return get(name, Long.class, "an integer", otherwise);
    }

    /** A decimal number, or {@code otherwise}. */
    public float decimalOr(String name, float otherwise) {
        return get(name, Float.class, "a decimal number", otherwise);
    }

    /** A text, or {@code otherwise}. */
    public String textOr(String name, String otherwise) {
        return get(name, String.class, "a text", otherwise);
    }

    /** A list of integers, or {@code otherwise}. */
    public int[] integersOr(String name, int[] otherwise) {
        List<?> list = get(name, List.class, "a list of integers", null);
        return list == null
                ? otherwise
                : list.stream().mapToInt(value -> small(name, (Long) value)).toArray();
    }

    private static int small(String name, long value) {
        if (value != (int) value) {
            throw new GraphException("the attribute " + name + " holds " + value + ", which is too large");
        }
        return (int) value;
    }

    private <T> T get(String name, Class<T> type, String kind, T otherwise) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw new GraphException("the attribute " + name + " must be " + kind + ", got " + value);
        }
        return value == null ? otherwise : type.cast(value);
    }

    /** All of them by name: Long, Float, String, or a List of Long. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes && attributes.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
