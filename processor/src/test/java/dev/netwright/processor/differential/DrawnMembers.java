package dev.netwright.processor.differential;

import dev.netwright.dsl.Activation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** Draws the members of a layer that reads a known shape: most of them legal, a few out of range or too large. */
final class DrawnMembers {
    private final Random random;
    private final long[] seen;
    private final Map<String, Object> members = new LinkedHashMap<>();

    private DrawnMembers(Random random, long[] seen) {
        this.random = random;
        this.seen = seen;
    }

    static Map<String, Object> of(String kind, long[] seen, Random random) {
        DrawnMembers drawn = new DrawnMembers(random, seen);
        drawn.draw(kind);
        return drawn.members;
    }

    private void draw(String kind) {
        switch (kind) {
            case "Conv2d" -> {
                window(2, 3, true);
                optional("rounding", 0.3, "CEIL");
                groups();
                biasAndActivation();
            }
            case "DepthwiseConv2d" -> {
                optional("multiplier", 0.6, count(3));
                window(2, 3, true);
                biasAndActivation();
            }
            case "SeparableConv2d" -> {
                members.put("channels", count(6));
                optional("multiplier", 0.4, count(3));
                window(2, 3, true);
                biasAndActivation();
            }
            case "ConvTranspose2d" -> transposed();
            case "Conv1d" -> {
                members.put("channels", count(6));
                window(1, 2, true);
                biasAndActivation();
            }
            case "Conv3d" -> {
                members.put("channels", count(4));
                window(3, 2, true);
                biasAndActivation();
            }
            case "MaxPool2d", "AvgPool2d" -> {
                window(2, 0, false);
                optional("rounding", 0.3, "CEIL");
                if (kind.equals("AvgPool2d")) {
                    optional("countPadding", 0.4, chance(0.3));
                }
            }
            case "MaxPool1d" -> {
                window(1, 0, false);
                members.remove("padding");
                // 0 stands for the kernel.
                members.remove("stride", 0L);
            }
            case "MaxPool3d" -> window(3, 0, false);
            case "ZeroPad2d" -> sides(4);
            case "Crop2d" -> sides(chance(0.05) ? 9 : 2);
            case "Upsample2d" -> members.put("size", sizes(2, chance(0.01) ? 0 : 1, 3));
            default -> points(kind);
        }
    }

    /** Of layers that look at one place at a time. */
    private void points(String kind) {
        switch (kind) {
            case "Dense" -> {
                members.put("units", count(9));
                biasAndActivation();
            }
            case "Lstm" -> {
                members.put("units", count(4));
                optional("bidirectional", 0.6, chance(0.7));
            }
            case "Embedding" -> {
                members.put("vocabulary", chance(0.02) ? 0L : 2L + random.nextInt(7));
                members.put("units", count(5));
            }
            case "Dropout" ->
                members.put("value", chance(0.05) ? (chance(0.5) ? 1.0 : -0.25) : random.nextInt(9) / 10.0);
            case "BatchNorm" -> {
                optional("momentum", 0.3, chance(0.1) ? 1.5 : random.nextInt(11) / 10.0);
                optional("epsilon", 0.3, random.nextInt(1, 5) / 10.0);
                optional("activation", 0.4, activation());
            }
            case "Activate" -> members.put("value", activation());
            case "LeakyRelu", "Prelu" -> optional("slope", 0.7, chance(0.05) ? -0.5 : random.nextInt(11) / 10.0);
            case "LocalResponseNorm" -> {
                optional("size", 0.6, chance(0.1) ? 4L : 1L + 2 * random.nextInt(3));
                optional("alpha", 0.5, random.nextInt(1, 9) / 10.0);
                optional("beta", 0.5, random.nextInt(1, 9) / 10.0);
                optional("k", 0.5, random.nextInt(1, 30) / 10.0);
            }
            case "Add", "Multiply" -> optional("activation", 0.3, activation());
            case "SoftmaxOutput", "SigmoidOutput", "RegressionOutput" ->
                optional("weight", 0.3, random.nextInt(1, 30) / 10.0);
            default -> {
                // The others have no members.
            }
        }
    }

    /** A number of channels or units; rarely none. */
    private long count(int most) {
        return chance(0.01) ? 0L : 1L + random.nextInt(most);
    }

    private void biasAndActivation() {
        optional("bias", 0.4, chance(0.2));
        optional("activation", 0.5, activation());
    }

    /** Kernel, stride, padding and, for a convolution, dilation. */
    private void window(int axes, int mostPadding, boolean isConvolution) {
        long side = seen.length == axes + 1 ? LongStream.of(seen).skip(1).min().orElse(4) : 4;
        int most = (int) Math.max(1, chance(0.06) ? side + 3 : Math.min(5, side));
        List<Long> kernel = sizes(axes, chance(0.005) ? 0 : 1, most);
        put("kernel", axes, kernel);
        if (chance(0.6)) {
            put("stride", axes, sizes(axes, chance(0.01) ? 0 : 1, chance(0.2) ? 5 : 3));
        }
        if (chance(0.4)) {
            int usual = isConvolution ? mostPadding : (int) (kernel.get(0) / 2) + (chance(0.05) ? 2 : 0);
            put("padding", axes, sizes(axes, chance(0.01) ? -1 : 0, usual));
        }
        if (isConvolution && chance(0.2)) {
            put("dilation", axes, sizes(axes, 1, axes == 2 ? 3 : 2));
        }
    }

    private void put(String member, int axes, List<Long> sizes) {
        members.put(member, axes == 1 ? sizes.get(0) : sizes);
    }

    /** One size for all axes, or one for each. */
    private List<Long> sizes(int axes, int least, int most) {
        List<Long> sizes = new ArrayList<>();
        int drawn = chance(0.6) ? 1 : axes;
        for (int axis = 0; axis < drawn; axis++) {
            sizes.add((long) least + random.nextInt(Math.max(1, most - least + 1)));
        }
        return sizes;
    }

    /** Channels, as a rule a multiple of the groups, which as a rule divide what comes in. */
    private void groups() {
        if (!chance(0.25)) {
            members.put("channels", count(6));
            return;
        }
        long[] divisors = LongStream.rangeClosed(1, seen[0])
                .filter(count -> seen[0] % count == 0)
                .toArray();
        long groups = chance(0.95) ? divisors[random.nextInt(divisors.length)] : count(4);
        members.put("groups", groups);
        members.put("channels", chance(0.95) ? groups * (1L + random.nextInt(3)) : count(6));
    }

    private void transposed() {
        members.put("channels", count(5));
        window(2, 2, true);
        if (chance(0.35)) {
            members.put("outputPadding", sizes(2, 0, chance(0.06) ? 3 : mostOutputPadding()));
        }
        biasAndActivation();
    }

    /** What is less than the stride or the dilation, on both axes. */
    private int mostOutputPadding() {
        long least = Long.MAX_VALUE;
        for (int axis = 0; axis < 2; axis++) {
            long along = 0;
            for (String member : List.of("stride", "dilation")) {
                List<?> given = (List<?>) members.getOrDefault(member, List.of(1L));
                along = Math.max(along, (Long) given.get(given.size() == 1 ? 0 : axis));
            }
            least = Math.min(least, along);
        }
        return (int) Math.max(0, least - 1);
    }

    private void sides(int most) {
        for (String side : List.of("top", "bottom", "left", "right")) {
            optional(side, 0.6, chance(0.01) ? -1L : (long) random.nextInt(most));
        }
    }

    /** Softmax is for vectors, but for a few. */
    private String activation() {
        Activation[] all = Activation.values();
        Activation one = all[random.nextInt(all.length)];
        return (one == Activation.SOFTMAX && seen.length != 1 && chance(0.9) ? Activation.RELU : one).name();
    }

    private void optional(String name, double share, Object value) {
        if (chance(share)) {
            members.put(name, value);
        }
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
