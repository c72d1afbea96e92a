package dev.netwright.benchmarks.contender;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network that all contenders run, in the order in which they are measured. It names no class of any library: each
 * contender has its own.
 */
public enum Subject {
    LENET("LeNet", Examples.image(1, 28, 0), 10, 4, 16),
    ALEXNET("AlexNet", Examples.image(1, 224, 0), 10, 1, 16),
    GOOGLENET("GoogLeNet", Examples.image(1, 96, 0), 10, 1, 16),
    RESNET18("ResNet-18", Examples.image(3, 224, 32), 1000, 1, 16),
    MOBILENETV2("MobileNetV2", Examples.image(3, 224, 32), 1000, 0.8, 16),

    /** A table of 30 columns, from which one number is told by dense layers of 128, 64 and 1. */
    TABLE("Table", Examples.features(30), 1, 1, 64),

    /** A series of 50 steps of 8 numbers, from which one number is told by an LSTM of 128. */
    SERIES("Series", Examples.series(8, 50), 1, 1, 32),

    /** A text of 64 words out of 10,000, sorted into two classes by convolutions of 3, 4 and 5 words. */
    TEXT("Text", Examples.words(64, 10_000), 2, 1, 32),
    VGG11("VGG-11", Examples.image(1, 224, 0), 10, 1, 4),

    /** The LeNet of Deeplearning4j's zoo, which is another network than the book's. */
    ZOO_LENET("Zoo-LeNet", Examples.image(1, 28, 0), 10, 1, 16),

    /** The AlexNet of Deeplearning4j's zoo, which is another network than the book's. */
    ZOO_ALEXNET("Zoo-AlexNet", Examples.image(3, 224, 32), 1000, 1, 16);

    private final String title;
    private final Examples examples;
    private final int outputs;
    private final double gain;
    private final int trainingBatch;

    Subject(String title, Examples examples, int outputs, double gain, int trainingBatch) {
        this.title = title;
        this.examples = examples;
        this.outputs = outputs;
        this.gain = gain;
        this.trainingBatch = trainingBatch;
    }

    /** @throws IllegalArgumentException that lists the names if there is no such network */
    public static Subject named(String title) {
        return Arrays.stream(values())
                .filter(subject -> subject.title.equalsIgnoreCase(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no network " + title + "; there are "
                        + Arrays.stream(values()).map(Subject::title).collect(Collectors.joining(", "))));
    }

    /** {@return the networks that every peer has} */
    public static List<Subject> everybodys() {
        return Arrays.stream(values()).filter(subject -> !subject.isOfZoo()).toList();
    }

    /** {@return whether it is a network of Deeplearning4j's zoo} */
    public boolean isOfZoo() {
        return this == ZOO_LENET || this == ZOO_ALEXNET;
    }

    /** {@return whether it tells quantities, and is trained by mean squared error; otherwise it sorts into classes} */
    public boolean isRegression() {
        return outputs == 1;
    }

    /** {@return its name, as people write it} */
    public String title() {
        return title;
    }

    /** {@return what it reads} */
    public Examples examples() {
        return examples;
    }

    /** {@return how many classes its softmax tells apart, or how many quantities it tells} */
    public int outputs() {
        return outputs;
    }

    /** {@return the factor of its weights in the rule of the parity tests} */
    public double gain() {
        return gain;
    }

    /** {@return the examples of a training step} */
    public int trainingBatch() {
        return trainingBatch;
    }
}
