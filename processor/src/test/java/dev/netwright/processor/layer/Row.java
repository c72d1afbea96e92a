package dev.netwright.processor.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a layer table: a layer as a user writes it, what it reads, and what must come out.
 *
 * @param name a Java name, all different
 * @param inputs the shapes it reads, {@code 3x9x11} or {@code 12}
 * @param layer its annotation, {@code @Conv2d(channels = 6, kernel = 3)}
 * @param shape the shape that comes out
 * @param emitted the Deeplearning4j expressions in the order of their chain, the last one the layer's own; one that
 *     lowering put before it starts with its part of the name and {@code " = "}; what is not a chain has what it reads
 *     in parentheses before that, {@code x0} for the first input
 */
record Row(
        String name,
        List<String> inputs,
        String layer,
        String shape,
        long params,
        long statistics,
        long macs,
        List<String> emitted) {

    static Row of(String name, String input, String layer, String shape, String... emitted) {
        return new Row(name, List.of(input), layer, shape, 0, 0, 0, List.of(emitted));
    }

    Row reading(String... more) {
        List<String> all = new ArrayList<>(inputs);
        all.addAll(List.of(more));
        return new Row(name, all, layer, shape, params, statistics, macs, emitted);
    }

    Row costs(long trainable, long multiplyAdds) {
        return new Row(name, inputs, layer, shape, trainable, statistics, multiplyAdds, emitted);
    }

    Row keeps(long untrained) {
        return new Row(name, inputs, layer, shape, params, untrained, macs, emitted);
    }

    boolean isHead() {
        return layer.matches("@\\w*Output\\b.*");
    }

    /** The annotation's simple name. */
    String kind() {
        return layer.replaceAll("^@(\\w+).*$", "$1");
    }

    /** The methods of the row's network: its inputs, the layer, and a head that hands out what it gives. */
    String methods() {
        StringBuilder text = new StringBuilder();
        List<String> reads = new ArrayList<>();
        for (int index = 0; index < inputs.size(); index++) {
            text.append(input(inputs.get(index), "x" + index));
            reads.add(type(inputs.get(index)) + " x" + index);
        }
        text.append("    %s %s layer(%s);\n".formatted(layer, type(shape), String.join(", ", reads)));
        if (!isHead()) {
            text.append("    @Output %s out();\n".formatted(type(shape)));
        }
        return text.toString();
    }

    /** The members of {@code @Input} for a tensor of so many sizes, and the type that the method returns. */
    private record Form(String type, List<String> members) {}

    private static Form form(String shape) {
        return switch (shape.split("x").length) {
            case 1 -> new Form("FeatureVector", List.of("features"));
            case 2 -> new Form("FeatureSequence", List.of("features", "steps"));
            case 3 -> new Form("FeatureMap", List.of("channels", "height", "width"));
            default -> new Form("FeatureVolume", List.of("channels", "depth", "height", "width"));
        };
    }

    static String input(String shape, String name) {
        String[] sizes = shape.split("x");
        List<String> members = new ArrayList<>();
        for (String member : form(shape).members()) {
            members.add(member + " = " + sizes[members.size()]);
        }
        return "    @Input(%s) %s %s();\n".formatted(String.join(", ", members), type(shape), name);
    }

    static String type(String shape) {
        return form(shape).type();
    }

    @Override
    public String toString() {
        return name + " " + inputs + " " + layer;
    }
}
