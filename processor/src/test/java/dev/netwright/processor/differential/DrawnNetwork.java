package dev.netwright.processor.differential;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.EnumConstant;
import dev.netwright.processor.expression.Type;
import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.shape.TensorKind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A random network, as a declaration that no compiler has read, and as source. */
record DrawnNetwork(String name, List<Drawn> layers) {
    private static final String DSL = "dev.netwright.dsl.";

    private static final List<TensorKind> KINDS =
            List.of(TensorKind.VECTOR, TensorKind.SEQUENCE, TensorKind.MAP, TensorKind.VOLUME);

    Declaration declaration() {
        List<LayerMethod> methods = layers.stream().map(DrawnNetwork::method).toList();
        return new Declaration(
                Declaration.Kind.NETWORK,
                "random",
                "random." + name,
                name,
                name + ".java",
                List.of(),
                methods,
                methods,
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                true,
                true,
                Declaration.Setting.PLAIN,
                SourceRef.NONE);
    }

    String methods() {
        return layers.stream().map(Drawn::method).collect(Collectors.joining());
    }

    List<Drawn> inputs() {
        return layers.stream().filter(Drawn::isInput).toList();
    }

    List<Drawn> heads() {
        return layers.stream().filter(Drawn::isHead).toList();
    }

    Drawn named(String name) {
        return find(name).orElseThrow();
    }

    List<Drawn> readersOf(Drawn drawn) {
        return layers.stream()
                .filter(reader -> reader.reads().contains(drawn.name()))
                .toList();
    }

    Optional<Drawn> find(String name) {
        return layers.stream().filter(drawn -> drawn.name().equals(name)).findFirst();
    }

    /** The names of the layer and of all that it reads, straight or through others. */
    Set<String> below(Drawn drawn) {
        Set<String> names = new HashSet<>(Set.of(drawn.name()));
        drawn.reads().forEach(read -> names.addAll(below(named(read))));
        return names;
    }

    /** How many batches the stack holds that {@code drawn} gives; 1 where it gives none. */
    int batches(Drawn drawn) {
        return switch (drawn.kind()) {
            case "Stack" -> drawn.reads().size();
            case "Input", "Unstack" -> 1;
            default -> batches(named(drawn.reads().get(0)));
        };
    }

    /** What comes out of a layer; empty where nothing can. */
    long[] shape(Drawn drawn) {
        return switch (drawn.kind()) {
            case "Input", "Add", "Multiply", "Stack", "Unstack" -> drawn.seen();
            case "L2Distance" -> new long[] {1};
            case "Concat" -> {
                long[] joined = drawn.seen().clone();
                joined[0] = drawn.reads().stream()
                        .map(read -> shape(named(read)))
                        .mapToLong(shape -> shape.length == 0 ? 0 : shape[0])
                        .sum();
                yield joined;
            }
            default -> DrawnShape.after(drawn);
        };
    }

    private static LayerMethod method(Drawn drawn) {
        TensorKind returns = drawn.isInput() ? KINDS.get(drawn.seen().length - 1) : TensorKind.ANY;
        return new LayerMethod(
                drawn.name(),
                drawn.reads().stream()
                        .map(read -> new LayerMethod.Read(read, TensorKind.ANY))
                        .toList(),
                returns,
                use(drawn),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                SourceRef.NONE);
    }

    private static AnnotationUse use(Drawn drawn) {
        List<Parameter> members = members(drawn.kind());
        Map<String, Object> given = drawn.members().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> value(member.getValue(), members, member.getKey())));
        return new AnnotationUse(
                DSL + drawn.kind(), drawn.kind(), members, given, Map.of(), Optional.empty(), SourceRef.NONE);
    }

    private static Object value(Object value, List<Parameter> members, String name) {
        Type type = members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow()
                .type();
        return type instanceof Type.EnumType known ? new EnumConstant(known.qualifiedName(), (String) value) : value;
    }

    /** The members of a shipped annotation, by reflection. */
    static List<Parameter> members(String kind) {
        try {
            List<Parameter> members = new ArrayList<>();
            for (Method member : Class.forName(DSL + kind).getDeclaredMethods()) {
                Object value = value(member.getDefaultValue());
                boolean isRequired = List.of(REQUIRED, List.of(REQUIRED)).contains(value);
                members.add(new Parameter(
                        member.getName(),
                        type(member.getReturnType()),
                        isRequired ? Optional.empty() : Optional.ofNullable(value)));
            }
            return members;
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    private static final Long REQUIRED = (long) dev.netwright.dsl.Required.REQUIRED;

    private static Type type(Class<?> type) {
        if (type.isEnum()) {
            return new Type.EnumType(
                    type.getName(),
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        return Map.of(
                        int.class, Type.INT,
                        boolean.class, Type.BOOLEAN,
                        double.class, Type.DOUBLE,
                        String.class, Type.STRING,
                        int[].class, Type.INT_ARRAY,
                        String[].class, Type.STRING_ARRAY)
                .get(type);
    }

    /** A default as the language has it. */
    private static Object value(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof int[] numbers) {
            return Arrays.stream(numbers).asLongStream().boxed().toList();
        } else if (value instanceof String[] texts) {
            return List.of(texts);
        } else if (value instanceof Enum<?> constant) {
            return new EnumConstant(constant.getDeclaringClass().getName(), constant.name());
        }
        return value;
    }

    @Override
    public String toString() {
        return name + "\n" + methods();
    }
}
