package dev.netwright.models;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of {@code docs/zoo.md}. */
final class ZooPage {
    private static final String SOURCES = "../generated-models/src/main/java/dev/netwright/models/";
    private static final Map<String, String> HEADINGS = Map.of(
            "d2l",
            "d2l.ai: one channel, ten classes",
            "torchvision",
            "torchvision: three channels, a thousand classes");
    private static final String INTRODUCTION = """
            # The zoo

            Every network is an annotated interface in `generated-models`, with its generated class beside it:

            ```xml
            <dependency>
              <groupId>dev.netwright</groupId>
              <artifactId>netwright-generated-models</artifactId>
              <version>0.1.0-SNAPSHOT</version>
            </dependency>
            ```

            It brings `netwright-runtime` along; you still choose a native library, as in the README. The figures are constants
            of the generated class, found at compile time. PyTorch counts the same to the digit (`parity/counts.py`): a test
            compares the two, and makes this page.

            - **parameters** are the trainable ones. Deeplearning4j's `numParams()` adds a running mean and variance for each
              channel that is normalised: `TOTAL_PARAMETERS`.
            - **multiply-adds** are those of convolutions and dense layers for one example, biases left out.
            - **smallest** is the side of the smallest square input that every layer fits (`MIN_HEIGHT`, `MIN_WIDTH`).
            - **training** and **inference** are the float32 activations of one example, in MiB.

            """;
    private static final String NAMES = """
            ## What their layers are called

            In declared order, from the input to the head. `until` of `@Use`, networks that extend one of these, and the constants
            of `Layer` use these names. A layer in **bold** decides the number of classes, one in *italics* is a head:

            ```java
            @Network interface Flowers extends ResNet18 {
                @Override @Dense(units = 17) FeatureVector logits();
            }

            @Network interface FlowerMap {
                @Input(channels = 3, height = 512, width = 512)  FeatureMap photo();
                @Use(value = ResNet18.class, until = "stage5")   FeatureMap backbone(FeatureMap photo);
                @Conv2d(channels = 17, kernel = 1)               FeatureMap logits();
                @SoftmaxOutput                                   FeatureMap flowers();
            }
            ```

            A layer inside a block is named after the block, a slash and its own name, `stage2_0/out`. The source of the block,
            linked in [layers.md](layers.md), lists them.

            | network | layers |
            | --- | --- |
            """;
    private static final String CLOSE = """
            ## What differs from the source, and why

            - torchvision's AlexNet and VGG pool to 6 x 6 or 7 x 7 before their dense layers, whatever the input; at 224 that pool
              does nothing, and is not declared. Their smallest input is that of the layers before it.
            - `GoogLeNetAuxiliary` averages over the uneven windows of torchvision before its early heads, which need a map of
              14 x 14. The paper pools 5 x 5 with stride 3 there.
            - `GoogLeNetPaper` rounds up where it pools, which gives the paper's sizes.
            - `ResNet50`, `ResNet101` and `ResNet152` have the stride in the 3 x 3 convolution, as torchvision does, and the paper
              does not.
            - Running variances differ in training: Deeplearning4j's is the biased one, PyTorch's the unbiased.
            """;

    private ZooPage() {}

    static String of(List<Counted> networks) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (String group : List.of("d2l", "torchvision")) {
            page.append("## ").append(HEADINGS.get(group)).append("\n\n");
            page.append("| network | input | parameters | multiply-adds | smallest | training | inference |\n");
            page.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
            networks.stream()
                    .filter(counted -> counted.group().equals(group))
                    .map(ZooPage::row)
                    .forEach(page::append);
            page.append('\n');
        }
        page.append(NAMES);
        networks.forEach(counted -> page.append(names(counted)));
        return page.append('\n').append(CLOSE).toString();
    }

    private static String names(Counted counted) {
        NamedLayers layers = NamedLayers.of(counted);
        String listed = layers.byName().keySet().stream()
                .map(name -> {
                    String mark = layers.classifiers().contains(name)
                            ? "**"
                            : layers.heads().contains(name) ? "*" : "";
                    return mark + "`" + name + "`" + mark;
                })
                .collect(Collectors.joining(", "));
        return "| `" + counted.name().replace('/', '.') + "` | " + listed + " |\n";
    }

    private static String row(Counted counted) {
        return String.format(
                Locale.ROOT,
                "| [`%s`](%s%s.java) | %s | %,d | %,d | %d | %.1f | %.1f |\n",
                counted.simpleName(),
                SOURCES,
                counted.name(),
                counted.input(),
                counted.constant("PARAMETERS"),
                counted.constant("MULTIPLY_ADDS"),
                Math.max(counted.constant("MIN_HEIGHT"), counted.constant("MIN_WIDTH")),
                counted.constant("TRAINING_BYTES") / 1048576.0,
                counted.constant("INFERENCE_BYTES") / 1048576.0);
    }
}
