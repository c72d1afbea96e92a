package dev.netwright.benchmarks.contender;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A network that all contenders run. It names no class of any library: each contender has its own. */
public enum Subject {
    LENET("LeNet", 1, 28, 10, 0, 4, 16),
    ALEXNET("AlexNet", 1, 224, 10, 0, 1, 16),
    VGG11("VGG-11", 1, 224, 10, 0, 1, 4),
    GOOGLENET("GoogLeNet", 1, 96, 10, 0, 1, 16),
    RESNET18("ResNet-18", 3, 224, 1000, 32, 1, 16),
    MOBILENETV2("MobileNetV2", 3, 224, 1000, 32, 0.8, 16),

    /** The LeNet of Deeplearning4j's zoo, which is another network than the book's. */
    ZOO_LENET("Zoo-LeNet", 1, 28, 10, 0, 1, 16),

    /** The AlexNet of Deeplearning4j's zoo, which is another network than the book's. */
    ZOO_ALEXNET("Zoo-AlexNet", 3, 224, 1000, 32, 1, 16);

    private final String title;
    private final int channels;
    private final int side;
    private final int classes;
    private final int patch;
    private final double gain;
    private final int trainingBatch;

    Subject(String title, int channels, int side, int classes, int patch, double gain, int trainingBatch) {
        this.title = title;
        this.channels = channels;
        this.side = side;
        this.classes = classes;
        this.patch = patch;
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

    /** {@return whether it is a network of Deeplearning4j's zoo} */
    public boolean isOfZoo() {
        return this == ZOO_LENET || this == ZOO_ALEXNET;
    }

    /** {@return its name, as people write it} */
    public String title() {
        return title;
    }

    /** {@return height and width of its square input} */
    public int side() {
        return side;
    }

    /** {@return how many classes its softmax tells apart} */
    public int classes() {
        return classes;
    }

    /** {@return side of the squares in its input, 0 for none: see the rule of the parity tests} */
    public int patch() {
        return patch;
    }

    /** {@return the factor of its weights in the rule of the parity tests} */
    public double gain() {
        return gain;
    }

    /** {@return the examples of a training step} */
    public int trainingBatch() {
        return trainingBatch;
    }

    /** {@return [N, C, H, W]} */
    public long[] inputShape(int batch) {
        return new long[] {batch, channels, side, side};
    }
}
