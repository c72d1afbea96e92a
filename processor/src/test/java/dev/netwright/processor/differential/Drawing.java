package dev.netwright.processor.differential;

import dev.netwright.dsl.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws random networks: chains and branches over one or two inputs, every kind of layer, most of them legal. What is
 * known to be impossible ends the drawing, so that a network has about one fault.
 */
final class Drawing {
    private static final int MOST_LAYERS = 9;
    private static final List<String> ON_MAPS = List.of(
            "Conv2d",
            "Conv2d",
            "Conv2d",
            "Conv2d",
            "MaxPool2d",
            "MaxPool2d",
            "AvgPool2d",
            "AvgPool2d",
            "ZeroPad2d",
            "Join",
            "Join",
            "Dropout",
            "BatchNorm",
            "Activate",
            "LocalResponseNorm",
            "GlobalAvgPool2d",
            "GlobalMaxPool2d",
            "Flatten");
    private static final List<String> ON_VECTORS =
            List.of("Dense", "Dense", "Dense", "Join", "Join", "Dropout", "BatchNorm", "Activate");
    private static final List<String> HEADS = List.of("SoftmaxOutput", "SigmoidOutput", "RegressionOutput", "Output");

    private final Random random;
    private final List<Drawn> layers = new ArrayList<>();
    private final Map<String, long[]> shapes = new HashMap<>();

    private Drawing(long seed) {
        this.random = new Random(seed);
    }

    static DrawnNetwork network(long seed) {
        Drawing drawing = new Drawing(seed);
        drawing.draw();
        return new DrawnNetwork("N" + seed, drawing.layers);
    }

    private void draw() {
        input();
        if (chance(0.25)) {
            input();
        }
        int count = 1 + random.nextInt(MOST_LAYERS);
        boolean isPossible = true;
        for (int index = 0; index < count && isPossible; index++) {
            isPossible = layer("l" + index);
        }
        int heads = 0;
        for (Drawn drawn : List.copyOf(layers)) {
            boolean isRead = layers.stream().anyMatch(other -> other.reads().contains(drawn.name()));
            if (!isRead) {
                head("head" + heads++, drawn.name());
            }
        }
    }

    private void input() {
        String name = "x" + layers.size();
        boolean isMap = chance(0.8);
        long[] shape = isMap
                ? new long[] {1 + random.nextInt(4), 3 + random.nextInt(14), 3 + random.nextInt(14)}
                : new long[] {1 + random.nextInt(12)};
        Map<String, Object> members = new LinkedHashMap<>();
        List<String> sizes = isMap ? List.of("channels", "height", "width") : List.of("features");
        for (int index = 0; index < sizes.size(); index++) {
            members.put(sizes.get(index), shape[index]);
        }
        add(new Drawn(name, "Input", List.of(), members, shape), shape);
    }

    private void add(Drawn drawn, long[] output) {
        layers.add(drawn);
        shapes.put(drawn.name(), output);
    }

    /** Whether what comes out is possible. */
    private boolean layer(String name) {
        int last = layers.size() - 1;
        String read =
                layers.get(chance(0.7) ? last : random.nextInt(layers.size())).name();
        long[] seen = shapes.get(read);
        boolean isMap = seen.length == 3;
        List<String> kinds = isMap == chance(0.985) ? ON_MAPS : ON_VECTORS;
        String kind = kinds.get(random.nextInt(kinds.size()));
        if (kind.equals("Join")) {
            return join(name, read);
        }
        Drawn drawn = new Drawn(name, kind, List.of(read), members(kind, seen), seen);
        long[] output = output(drawn);
        add(drawn, output);
        return output.length > 0;
    }

    private boolean join(String name, String first) {
        String kind = List.of("Concat", "Add", "Multiply").get(random.nextInt(3));
        long[] shape = shapes.get(first);
        List<String> reads = new ArrayList<>(List.of(first));
        boolean agree = true;
        for (Drawn other : layers) {
            long[] its = shapes.get(other.name());
            boolean fits = kind.equals("Concat") ? joins(shape, its) : Arrays.equals(shape, its);
            if (!reads.contains(other.name()) && reads.size() < 4 && (fits ? chance(0.8) : chance(0.06))) {
                reads.add(other.name());
                agree &= fits;
            }
        }
        if (reads.size() == 1) {
            return true;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (!kind.equals("Concat") && chance(0.3)) {
            members.put("activation", "TANH");
        }
        long width = reads.stream().mapToLong(read -> shapes.get(read)[0]).sum();
        long[] output = shape.clone();
        output[0] = kind.equals("Concat") ? width : shape[0];
        add(new Drawn(name, kind, reads, members, shape), agree ? output : new long[0]);
        return agree;
    }

    private static boolean joins(long[] first, long[] second) {
        return first.length == second.length && Arrays.equals(first, 1, first.length, second, 1, second.length);
    }

    private void head(String name, String read) {
        long[] seen = shapes.get(read);
        String kind = HEADS.get(random.nextInt(HEADS.size()));
        if (kind.equals("SoftmaxOutput") && seen.length > 0 && seen[0] < 2 && chance(0.9)) {
            kind = "SigmoidOutput";
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (!kind.equals("Output") && chance(0.3)) {
            members.put("weight", 0.5);
        }
        // After what is impossible any head does: nothing of it is looked at.
        add(new Drawn(name, kind, List.of(read), members, seen.length == 0 ? new long[1] : seen), seen);
    }

    private Map<String, Object> members(String kind, long[] seen) {
        Map<String, Object> members = new LinkedHashMap<>();
        switch (kind) {
            case "Conv2d" -> {
                members.put("channels", chance(0.01) ? 0L : 1L + random.nextInt(6));
                window(members, seen, true);
                optional(members, "bias", 0.3, false);
                optional(members, "activation", 0.5, activation(seen.length == 1));
            }
            case "MaxPool2d" -> window(members, seen, false);
            case "AvgPool2d" -> {
                window(members, seen, false);
                optional(members, "countPadding", 0.3, false);
            }
            case "ZeroPad2d" -> {
                for (String side : List.of("top", "bottom", "left", "right")) {
                    optional(members, side, 0.6, chance(0.01) ? -1L : (long) random.nextInt(4));
                }
            }
            case "Dense" -> {
                members.put("units", chance(0.01) ? 0L : 1L + random.nextInt(9));
                optional(members, "bias", 0.3, false);
                optional(members, "activation", 0.5, activation(seen.length == 1));
            }
            case "Dropout" ->
                members.put("value", chance(0.05) ? (chance(0.5) ? 1.0 : -0.25) : random.nextInt(9) / 10.0);
            case "BatchNorm" -> {
                optional(members, "momentum", 0.3, chance(0.1) ? 1.5 : random.nextInt(11) / 10.0);
                optional(members, "activation", 0.4, activation(seen.length == 1));
            }
            case "Activate" -> members.put("value", activation(seen.length == 1));
            case "LocalResponseNorm" -> optional(members, "size", 0.6, chance(0.1) ? 4L : 1L + 2 * random.nextInt(3));
            default -> {
                // The others have no members.
            }
        }
        return members;
    }

    private void window(Map<String, Object> members, long[] seen, boolean isConvolution) {
        long side = seen.length == 3 ? Math.min(seen[1], seen[2]) : 4;
        int most = (int) Math.max(1, chance(0.06) ? side + 3 : Math.min(5, side));
        members.put("kernel", pair(chance(0.005) ? 0 : 1, most));
        optional(members, "stride", 0.6, pair(chance(0.01) ? 0 : 1, 3));
        int kernel = ((Long) ((List<?>) members.get("kernel")).get(0)).intValue();
        optional(
                members,
                "padding",
                0.4,
                pair(chance(0.01) ? -1 : 0, isConvolution ? 3 : Math.max(0, kernel / 2) + (chance(0.05) ? 2 : 0)));
        optional(members, "rounding", 0.3, "CEIL");
        if (isConvolution) {
            optional(members, "dilation", 0.2, pair(1, 3));
        }
    }

    private List<Long> pair(int least, int most) {
        long first = least + random.nextInt(Math.max(1, most - least + 1));
        return chance(0.6)
                ? List.of(first)
                : List.of(first, (long) least + random.nextInt(Math.max(1, most - least + 1)));
    }

    /** Softmax is for vectors, but for a few. */
    private String activation(boolean onVector) {
        Activation[] all = Activation.values();
        Activation one = all[random.nextInt(all.length)];
        return (one == Activation.SOFTMAX && !onVector && chance(0.9) ? Activation.RELU : one).name();
    }

    private void optional(Map<String, Object> members, String name, double share, Object value) {
        if (chance(share)) {
            members.put(name, value);
        }
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** The shape that comes out as far as it can be known; empty where nothing can. */
    private static long[] output(Drawn drawn) {
        long[] in = drawn.seen();
        return switch (drawn.kind()) {
            case "Dense" ->
                in.length == 1 && drawn.number("units") > 0 ? new long[] {drawn.number("units")} : new long[0];
            case "Dropout", "BatchNorm", "Activate" -> in;
            default -> in.length == 3 ? overMap(drawn) : new long[0];
        };
    }

    private static long[] overMap(Drawn drawn) {
        long[] in = drawn.seen();
        return switch (drawn.kind()) {
            case "Conv2d", "MaxPool2d", "AvgPool2d" -> {
                Windows[] windows = windows(drawn);
                long channels = drawn.kind().equals("Conv2d") ? drawn.number("channels") : in[0];
                boolean isPossible = windows.length == 2 && channels > 0;
                long height = isPossible ? windows[0].count(in[1]) : 0;
                long width = isPossible ? windows[1].count(in[2]) : 0;
                yield height > 0 && width > 0 ? new long[] {channels, height, width} : new long[0];
            }
            case "ZeroPad2d" -> {
                long[] sides = new long[4];
                List<String> names = List.of("top", "bottom", "left", "right");
                for (int side = 0; side < sides.length; side++) {
                    sides[side] = (Long) drawn.members().getOrDefault(names.get(side), 0L);
                }
                yield Arrays.stream(sides).min().orElseThrow() < 0
                        ? new long[0]
                        : new long[] {in[0], in[1] + sides[0] + sides[1], in[2] + sides[2] + sides[3]};
            }
            case "GlobalAvgPool2d", "GlobalMaxPool2d" -> new long[] {in[0]};
            case "Flatten" -> new long[] {in[0] * in[1] * in[2]};
            default -> in;
        };
    }

    /** The windows along height and width; none where a member is out of range. */
    static Windows[] windows(Drawn drawn) {
        int[] kernel = drawn.pair("kernel", 1);
        boolean isPool = !drawn.kind().equals("Conv2d");
        int[] stride = isPool && !drawn.members().containsKey("stride") ? kernel : drawn.pair("stride", 1);
        int[] padding = drawn.pair("padding", 0);
        int[] dilation = drawn.pair("dilation", 1);
        Windows[] windows = new Windows[2];
        for (int axis = 0; axis < 2; axis++) {
            if (kernel[axis] < 1 || stride[axis] < 1 || padding[axis] < 0) {
                return new Windows[0];
            }
            windows[axis] = new Windows(kernel[axis], stride[axis], padding[axis], dilation[axis], drawn.roundsUp());
        }
        return windows;
    }
}
