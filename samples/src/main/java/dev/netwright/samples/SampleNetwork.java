package dev.netwright.samples;

import dev.netwright.models.d2l.AlexNetNetwork;
import dev.netwright.models.d2l.GoogLeNetNetwork;
import dev.netwright.models.d2l.LeNetBatchNormNetwork;
import dev.netwright.models.d2l.LeNetNetwork;
import dev.netwright.models.d2l.NinNetwork;
import dev.netwright.models.d2l.Vgg11Network;
import dev.netwright.models.d2l.Vgg11QuarterNetwork;
import dev.netwright.runtime.NetworkBuilder;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.weights.WeightInit;

/**
 * The networks that can be chosen, with the settings of "Dive into Deep Learning" (chapters 7 and 8: plain SGD, 10 epochs on
 * Fashion-MNIST) and with settings for the drawn digits.
 */
enum SampleNetwork {
    LENET(
            "lenet",
            LeNetNetwork::builder,
            LeNetNetwork.PARAMETERS,
            LeNetNetwork.TRAINING_BYTES,
            0.9,
            256,
            0.005,
            4,
            true),
    LENET_BN(
            "lenet-bn",
            LeNetBatchNormNetwork::builder,
            LeNetBatchNormNetwork.PARAMETERS,
            LeNetBatchNormNetwork.TRAINING_BYTES,
            1.0,
            256,
            0.005,
            3,
            true),
    ALEXNET(
            "alexnet",
            AlexNetNetwork::builder,
            AlexNetNetwork.PARAMETERS,
            AlexNetNetwork.TRAINING_BYTES,
            0.01,
            128,
            1e-4,
            2,
            false),
    VGG11(
            "vgg11",
            Vgg11Network::builder,
            Vgg11Network.PARAMETERS,
            Vgg11Network.TRAINING_BYTES,
            0.05,
            128,
            1e-4,
            2,
            false),
    VGG11_QUARTER(
            "vgg11-quarter",
            Vgg11QuarterNetwork::builder,
            Vgg11QuarterNetwork.PARAMETERS,
            Vgg11QuarterNetwork.TRAINING_BYTES,
            0.05,
            128,
            1e-4,
            2,
            false),
    NIN("nin", NinNetwork::builder, NinNetwork.PARAMETERS, NinNetwork.TRAINING_BYTES, 0.1, 128, 5e-4, 4, false),
    GOOGLENET(
            "googlenet",
            GoogLeNetNetwork::builder,
            GoogLeNetNetwork.PARAMETERS,
            GoogLeNetNetwork.TRAINING_BYTES,
            0.1,
            128,
            5e-4,
            4,
            false);

    private static final int BOOK_EPOCHS = 10;
    private static final int DRAWN_BATCH = 32;

    private final String option;
    private final Supplier<NetworkBuilder<?, ?>> builder;
    private final long parameters;
    private final long trainingBytes;
    private final double sgdRate;
    private final int bookBatch;
    private final double adamRate;
    private final int drawnEpochs;
    private final boolean sigmoid;

    SampleNetwork(
            String option,
            Supplier<NetworkBuilder<?, ?>> builder,
            long parameters,
            long trainingBytes,
            double sgdRate,
            int bookBatch,
            double adamRate,
            int drawnEpochs,
            boolean sigmoid) {
        this.option = option;
        this.builder = builder;
        this.parameters = parameters;
        this.trainingBytes = trainingBytes;
        this.sgdRate = sgdRate;
        this.bookBatch = bookBatch;
        this.adamRate = adamRate;
        this.drawnEpochs = drawnEpochs;
        this.sigmoid = sigmoid;
    }

    /**
     * Reads the name given on the command line.
     *
     * @throws IllegalArgumentException if no network is called so
     */
    static SampleNetwork named(String option) {
        return Arrays.stream(values())
                .filter(network -> network.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no network is called " + option + ", only "
                        + Arrays.stream(values()).map(SampleNetwork::toString).collect(Collectors.joining(", "))));
    }

    /** A builder of its own for each call. */
    NetworkBuilder<?, ?> builder() {
        return builder.get();
    }

    /** The number of trainable parameters. */
    long parameters() {
        return parameters;
    }

    /** The bytes that one example of a batch takes at least while it is trained on. */
    long trainingBytes() {
        return trainingBytes;
    }

    /** What is used where the command line says nothing, on a data set of the book. */
    TrainingSettings bookSettings() {
        return new TrainingSettings(Optimizer.SGD, sgdRate, bookBatch, BOOK_EPOCHS, WeightInit.XAVIER_UNIFORM);
    }

    /**
     * What is used where the command line says nothing, on the drawn digits. A sigmoid's slope is at most a quarter: weights
     * four times as large spare its networks the epoch or two in which the gradient hardly arrives.
     */
    TrainingSettings drawnSettings() {
        WeightInit start = sigmoid ? WeightInit.SIGMOID_UNIFORM : WeightInit.XAVIER_UNIFORM;
        return new TrainingSettings(Optimizer.ADAM, adamRate, DRAWN_BATCH, drawnEpochs, start);
    }

    /** The learning rate that goes with an optimizer. */
    double learningRate(Optimizer optimizer) {
        return optimizer == Optimizer.SGD ? sgdRate : adamRate;
    }

    /** As it is given on the command line. */
    @Override
    public String toString() {
        return option;
    }
}
