package dev.netwright.benchmarks.compile;

import java.util.List;

/**
 * A network of a given size, as a person could have written it.
 *
 * @param name of the interface
 * @param layers how many layers it has once blocks are unfolded; the input and the head's softmax are not counted
 * @param text the source file
 */
public record ScaleSource(String name, int layers, String text) {
    /** The package of every one of them. */
    public static final String PACKAGE = "dev.netwright.benchmarks.scale";

    private static final List<String> KINDS = List.of(
            "@Conv2d(channels = 4, kernel = 3, padding = 1)",
            "@BatchNorm",
            "@Activate(RELU)",
            "@MaxPool2d(kernel = 3, stride = 1, padding = 1)");
    private static final String HEADING = """
            package %s;

            import static dev.netwright.dsl.Activation.*;

            import dev.netwright.dsl.*;
            import dev.netwright.dsl.block.*;

            @Network
            public interface %s {
                @Input(channels = 4, height = 8, width = 8) FeatureMap image();
            """;
    private static final String HEAD = """
                @GlobalAvgPool2d FeatureVector pooled();
                @Dense(units = 10) FeatureVector logits();
                @SoftmaxOutput FeatureVector label();
            }
            """;
    private static final int HEAD_LAYERS = 2;
    private static final int BLOCK_LAYERS = 5;

    /** A sequence: convolution, batch normalisation, activation and pooling in turn, one line a layer. */
    public static ScaleSource chain(int layers) {
        String name = "Chain" + layers;
        StringBuilder text = new StringBuilder(HEADING.formatted(PACKAGE, name));
        for (int i = 0; i < layers - HEAD_LAYERS; i++) {
            text.append("    ")
                    .append(KINDS.get(i % KINDS.size()))
                    .append(" FeatureMap layer")
                    .append(i)
                    .append("();\n");
        }
        return new ScaleSource(name, layers, text.append(HEAD).toString());
    }

    /** Dense layers of eight units and ReLU, without anything that would make the chain easy to train. */
    public static ScaleSource dense(int layers) {
        String name = "Dense" + layers;
        StringBuilder text = new StringBuilder(
                HEADING.formatted(PACKAGE, name).replaceAll("@Input.*", "@Input(features = 8) FeatureVector image();"));
        for (int i = 0; i < layers - 1; i++) {
            text.append("    @Dense(units = 8, activation = RELU) FeatureVector layer")
                    .append(i)
                    .append("();\n");
        }
        text.append("    @Dense(units = 10) FeatureVector logits();\n    @SoftmaxOutput FeatureVector label();\n}\n");
        return new ScaleSource(name, layers, text.toString());
    }

    /** Residual blocks of five layers each, up to twenty-five repeated on a line. */
    public static ScaleSource blocks(int layers) {
        String name = "Blocks" + layers;
        StringBuilder text = new StringBuilder(HEADING.formatted(PACKAGE, name));
        int blocks = layers / BLOCK_LAYERS;
        for (int stage = 0; blocks > 0; stage++) {
            int repeats = Math.min(blocks, 25);
            text.append(
                    "    @Repeat(\"%d\") @BasicBlock(channels = 4) FeatureMap stage%d();%n".formatted(repeats, stage));
            blocks -= repeats;
        }
        return new ScaleSource(
                name,
                layers / BLOCK_LAYERS * BLOCK_LAYERS + HEAD_LAYERS,
                text.append(HEAD).toString());
    }

    /** {@return the name of the class that is generated from it} */
    public String generated() {
        return PACKAGE + "." + name + "Network";
    }
}
