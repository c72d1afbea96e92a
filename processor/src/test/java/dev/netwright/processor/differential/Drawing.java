package dev.netwright.processor.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws random networks: chains and branches over one or two inputs, every kind of layer and of tensor, most of them
 * legal. What is known to be impossible ends the drawing, so that a network has about one fault.
 */
final class Drawing {
    private static final int MOST_LAYERS = 9;
    private static final int LARGEST = 24;

    private static final List<String> ON_VECTORS = List.of(
            "Dense", "Dense", "Dense", "Join", "Join", "Dropout", "BatchNorm", "Activate", "LeakyRelu", "Prelu");
    private static final List<String> ON_SEQUENCES = List.of(
            "Conv1d",
            "Conv1d",
            "MaxPool1d",
            "Lstm",
            "Lstm",
            "Join",
            "Join",
            "Dropout",
            "Activate",
            "LeakyRelu",
            "Embedding",
            "GlobalAvgPool1d",
            "GlobalMaxPool1d",
            "LastStep");
    private static final List<String> ON_MAPS = List.of(
            "Conv2d",
            "Conv2d",
            "Conv2d",
            "Conv2d",
            "DepthwiseConv2d",
            "SeparableConv2d",
            "ConvTranspose2d",
            "ConvTranspose2d",
            "MaxPool2d",
            "MaxPool2d",
            "AvgPool2d",
            "AvgPool2d",
            "ZeroPad2d",
            "Crop2d",
            "Upsample2d",
            "Join",
            "Join",
            "Join",
            "Dropout",
            "BatchNorm",
            "Activate",
            "LeakyRelu",
            "Prelu",
            "LocalResponseNorm",
            "GlobalAvgPool2d",
            "GlobalMaxPool2d",
            "Flatten");
    private static final List<String> POOLING =
            List.of("MaxPool2d", "AvgPool2d", "MaxPool2d", "AvgPool2d", "ZeroPad2d", "Crop2d", "LeakyRelu", "Conv2d");
    private static final List<String> ON_VOLUMES =
            List.of("Conv3d", "Conv3d", "MaxPool3d", "Join", "Dropout", "Activate", "LeakyRelu", "Flatten");

    /** By the number of sizes, less one. */
    private static final List<List<String>> KINDS = List.of(ON_VECTORS, ON_SEQUENCES, ON_MAPS, ON_VOLUMES);

    private static final List<String> HEADS = List.of("SoftmaxOutput", "SigmoidOutput", "RegressionOutput", "Output");

    private final Random random;
    private final boolean isPooling;
    private final List<Drawn> layers = new ArrayList<>();
    private final Map<String, long[]> shapes = new HashMap<>();
    private final Map<String, Integer> stacked = new HashMap<>();

    private Drawing(long seed) {
        this.random = new Random(seed);
        this.isPooling = chance(0.3);
    }

    /** The network of a seed: of one in three, maps that little more than pools read. */
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
        int count = 1 + random.nextInt(isPooling ? 3 : MOST_LAYERS);
        boolean isPossible = true;
        for (int index = 0; index < count && isPossible; index++) {
            isPossible = layer("l" + index);
        }
        int heads = 0;
        for (Drawn drawn : List.copyOf(layers)) {
            boolean isRead = layers.stream().anyMatch(other -> other.reads().contains(drawn.name()));
            if (!isRead) {
                end(heads++, drawn.name());
            }
        }
    }

    private void input() {
        String name = "x" + layers.size();
        double kind = isPooling ? 0 : random.nextDouble();
        long[] shape;
        List<String> sizes;
        if (kind < 0.62) {
            shape = new long[] {1 + random.nextInt(4), 3 + random.nextInt(14), 3 + random.nextInt(14)};
            sizes = List.of("channels", "height", "width");
        } else if (kind < 0.75) {
            shape = new long[] {1 + random.nextInt(12)};
            sizes = List.of("features");
        } else if (kind < 0.9) {
            shape = new long[] {chance(0.3) ? 1 : 1 + random.nextInt(5), 2 + random.nextInt(9)};
            sizes = List.of("features", "steps");
        } else {
            shape = new long[] {
                1 + random.nextInt(3), 2 + random.nextInt(5), 2 + random.nextInt(5), 2 + random.nextInt(5)
            };
            sizes = List.of("channels", "depth", "height", "width");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int index = 0; index < sizes.size(); index++) {
            members.put(sizes.get(index), shape[index]);
        }
        add(new Drawn(name, "Input", List.of(), members, shape), shape, 1);
    }

    private void add(Drawn drawn, long[] output, int batches) {
        layers.add(drawn);
        shapes.put(drawn.name(), output);
        stacked.put(drawn.name(), batches);
    }

    /** Whether what comes out is possible. */
    private boolean layer(String name) {
        int last = layers.size() - 1;
        Drawn above = layers.get(chance(0.7) ? last : random.nextInt(layers.size()));
        String read = above.name();
        if (stacked.get(read) > 1 && chance(0.4)) {
            return unstack(name, read);
        }
        long[] seen = shapes.get(read);
        List<String> kinds =
                isPooling ? POOLING : KINDS.get(chance(0.985) ? seen.length - 1 : random.nextInt(KINDS.size()));
        String kind = kinds.get(random.nextInt(kinds.size()));
        boolean wouldGrow = kind.equals("ConvTranspose2d") || kind.equals("Upsample2d");
        if (wouldGrow && Arrays.stream(seen).skip(1).max().orElse(0) > LARGEST) {
            kind = "MaxPool2d";
        }
        if (kind.equals("Join")) {
            return join(name, read);
        } else if (kind.equals("Embedding") && !above.isInput()) {
            // What it reads are indices, which only an input is sure to have.
            kind = "Lstm";
        }
        if (kind.contains("Pool2d") && seen.length == 3 && chance(isPooling ? 0.5 : 0.2)) {
            Map<String, Object> sides = DrawnMembers.of("ZeroPad2d", seen, random);
            Drawn zeros = new Drawn(name + "zeros", "ZeroPad2d", List.of(read), sides, seen);
            long[] padded = DrawnShape.after(zeros);
            add(zeros, padded, stacked.get(read));
            return padded.length > 0 && layer(name, zeros.name(), kind);
        }
        return layer(name, read, kind);
    }

    private boolean layer(String name, String read, String kind) {
        long[] seen = shapes.get(read);
        Drawn drawn = new Drawn(name, kind, List.of(read), DrawnMembers.of(kind, seen, random), seen);
        long[] output = DrawnShape.after(drawn);
        add(drawn, output, stacked.get(read));
        return output.length > 0;
    }

    private boolean unstack(String name, String read) {
        int batches = stacked.get(read);
        boolean exists = chance(0.97);
        Map<String, Object> members = Map.of("value", (long) (exists ? random.nextInt(batches) : batches));
        long[] seen = shapes.get(read);
        boolean isPossible = exists && seen.length < 4;
        add(new Drawn(name, "Unstack", List.of(read), members, seen), isPossible ? seen : DrawnShape.IMPOSSIBLE, 1);
        return isPossible;
    }

    private boolean join(String name, String first) {
        long[] shape = shapes.get(first);
        String kind = joining(first);
        int most = kind.equals("L2Distance") ? 2 : 4;
        List<String> reads = new ArrayList<>(List.of(first));
        boolean agree = !kind.equals("Stack") || stacked.get(first) == 1;
        for (Drawn other : layers) {
            long[] its = shapes.get(other.name());
            boolean fits = (kind.equals("Concat") ? joins(shape, its) : Arrays.equals(shape, its))
                    && stacked.get(first).equals(stacked.get(other.name()));
            if (!reads.contains(other.name()) && reads.size() < most && (fits ? chance(0.8) : chance(0.06))) {
                reads.add(other.name());
                agree &= fits;
            }
        }
        if (reads.size() == 1) {
            return true;
        }
        Map<String, Object> members = DrawnMembers.of(kind, shape, random);
        long[] output = agree ? joined(kind, reads) : DrawnShape.IMPOSSIBLE;
        int batches = kind.equals("Stack") ? reads.size() : stacked.get(first);
        add(new Drawn(name, kind, reads, members, shape), output, batches);
        return output.length > 0;
    }

    private String joining(String first) {
        List<String> kinds = new ArrayList<>(List.of("Concat", "Add", "Multiply"));
        if (stacked.get(first) == 1 || chance(0.05)) {
            kinds.add("Stack");
        }
        if (shapes.get(first).length == 1) {
            kinds.add("L2Distance");
        }
        return kinds.get(random.nextInt(kinds.size()));
    }

    private static boolean joins(long[] first, long[] second) {
        return first.length == second.length && Arrays.equals(first, 1, first.length, second, 1, second.length);
    }

    private long[] joined(String kind, List<String> reads) {
        long[] output = shapes.get(reads.get(0)).clone();
        if (kind.equals("L2Distance")) {
            return new long[] {1};
        } else if (kind.equals("Concat")) {
            output[0] = reads.stream().mapToLong(read -> shapes.get(read)[0]).sum();
            return output.length == 4 ? DrawnShape.IMPOSSIBLE : output;
        }
        return output;
    }

    /** A head on what nothing reads; before it, as a rule, what a head needs. */
    private void end(int index, String read) {
        String last = read;
        if (stacked.get(last) > 1 && shapes.get(last).length > 0 && chance(0.95)) {
            unstack("batch" + index, last);
            last = "batch" + index;
        }
        if (shapes.get(last).length == 4 && chance(0.8)) {
            Drawn flat = new Drawn("flat" + index, "Flatten", List.of(last), Map.of(), shapes.get(last));
            add(flat, DrawnShape.after(flat), stacked.get(last));
            last = flat.name();
        }
        head("head" + index, last);
    }

    private void head(String name, String read) {
        long[] seen = shapes.get(read);
        String kind = HEADS.get(random.nextInt(HEADS.size()));
        if (seen.length == 4 && chance(0.8)) {
            kind = "Output";
        } else if (kind.equals("SoftmaxOutput") && seen.length > 0 && seen[0] < 2 && chance(0.9)) {
            kind = "SigmoidOutput";
        }
        Map<String, Object> members = DrawnMembers.of(kind, seen, random);
        // After what is impossible any head does: nothing of it is looked at.
        add(new Drawn(name, kind, List.of(read), members, seen.length == 0 ? new long[1] : seen), seen, 1);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
