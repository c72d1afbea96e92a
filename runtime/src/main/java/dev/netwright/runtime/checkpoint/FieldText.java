package dev.netwright.runtime.checkpoint;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An object in words: its class and its fields, down to numbers and texts. Two objects of equal content give equal texts, in
 * every JVM; the {@code toString} of a class does not matter.
 *
 * <p>Fields of superclasses come first, each class's in the order of their names; static and transient ones and nulls are
 * left out. Maps and sets have no order. A lambda, or an object that the Java library keeps closed, cannot be compared:
 * {@link #closed()} then names it, and the text must not be taken as equal to any other.
 */
final class FieldText {

    private static final int MOST_PARTS = 10_000;
    private static final Set<String> SHORT_NAMED =
            Set.of("org.nd4j.linalg.learning.config", "org.nd4j.linalg.schedule");

    private final List<Object> path = new ArrayList<>();
    private final String text;
    private int parts;
    private String closed;

    FieldText(Object value) {
        text = describe(value, "the updater");
    }

    String text() {
        return text;
    }

    /** A part that cannot be compared, and why; empty if there is none. */
    Optional<String> closed() {
        return Optional.ofNullable(closed);
    }

    private String describe(Object value, String where) {
        parts++;
        if (value == null) {
            return "null";
        }
        if (parts > MOST_PARTS) {
            return close(where, "has too many parts to compare");
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        if (value instanceof Enum<?> constant) {
            return name(constant.getDeclaringClass()) + '.' + constant.name();
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        int above = depth(value);
        if (above >= 0) {
            return "^" + (path.size() - above);
        }
        path.add(value);
        String described = composed(value, where);
        path.remove(path.size() - 1);
        return described;
    }

    /** By identity: an object may call equals on what it holds, and so run in a circle. */
    private int depth(Object value) {
        return IntStream.range(0, path.size())
                .filter(i -> path.get(i) == value)
                .findFirst()
                .orElse(-1);
    }

    private String composed(Object value, String where) {
        if (value instanceof INDArray array) {
            return array.dataType()
                    + Arrays.toString(array.shape())
                    + Arrays.toString(array.dup('c').data().asDouble());
        }
        if (value instanceof Optional<?> optional) {
            return "Optional" + describe(optional.orElse(null), where);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> describe(entry.getKey(), where) + '=' + describe(entry.getValue(), where))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> items) {
            List<String> described =
                    items.stream().map(item -> describe(item, where)).toList();
            return value instanceof Set<?>
                    ? described.stream().sorted().toList().toString()
                    : described.toString();
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> describe(Array.get(value, i), where))
                    .toList()
                    .toString();
        }
        return value.getClass().getName().startsWith("java.") ? ofJava(value, where) : fields(value, where);
    }

    /** Numbers, truth values, dates, paths: an object that can be ordered says everything in its text. */
    private String ofJava(Object value, String where) {
        return value instanceof Comparable<?> || value instanceof Number
                ? value.toString()
                : close(where, "is a " + value.getClass().getName());
    }

    private String fields(Object value, String where) {
        Class<?> type = value.getClass();
        if (type.isHidden() || Proxy.isProxyClass(type)) {
            return close(where, "is a lambda");
        }
        List<String> described = new ArrayList<>();
        for (Field field : fieldsOf(type)) {
            String name = name(field.getDeclaringClass()) + '.' + field.getName();
            try {
                field.setAccessible(true);
                Object held = field.get(value);
                if (held != null) {
                    described.add(field.getName() + '=' + describe(held, name));
                }
            } catch (InaccessibleObjectException | SecurityException | IllegalAccessException e) {
                described.add(close(name, "is closed to reflection"));
            }
        }
        return name(type) + described.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != null) {
            fields.addAll(fieldsOf(type.getSuperclass()));
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .forEach(fields::add);
        return fields;
    }

    private String close(String where, String why) {
        if (closed == null) {
            closed = where + " " + why;
        }
        return "?";
    }

    private static String name(Class<?> type) {
        return SHORT_NAMED.contains(type.getPackageName()) ? type.getSimpleName() : type.getName();
    }
}
