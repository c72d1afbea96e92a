package dev.netwright.benchmarks;

import java.util.Locale;

/** What can be measured on its own; each is a section of the report. */
public enum Part {
    TRAIN("Training", "Milliseconds a step of plain gradient descent, the loss read after each."),
    PREDICT("Prediction", "Milliseconds a batch."),
    START(
            "From the start of the process to the first prediction",
            "Milliseconds, LeNet, a trained network from a file."),
    MEMORY(
            "Peak memory of training",
            "MiB that the process held at its worst moment until its third step of training; and what of it was its"
                    + " own then: no file backs it. The rest are pages of libraries, which processes share and the system"
                    + " takes back at need. Deeplearning4j's native library built with oneDNN, which ours takes, has some"
                    + " 15 MiB more of them in use for LeNet than the one without, which stock Deeplearning4j takes. The"
                    + " processes are those of the training above; a ratio is one of what was the process's own, over"
                    + " PyTorch's."),
    CHAINS("Deep chains", "Milliseconds a training step of a chain of dense layers, 8 units each, batch 4."),
    PIPELINE("The input pipeline", "Examples a second."),
    COMPILE("Compile time", "");

    private final String title;
    private final String caption;

    Part(String title, String caption) {
        this.title = title;
        this.caption = caption;
    }

    /** {@return the heading of its section} */
    public String title() {
        return title;
    }

    /** {@return what the numbers of its section are} */
    public String caption() {
        return caption;
    }

    /** {@return its name on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
