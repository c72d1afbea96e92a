package dev.netwright.benchmarks.contender;

import dev.netwright.benchmarks.network.AlexNetNetwork;
import dev.netwright.benchmarks.network.MobileNetV2Network;
import dev.netwright.benchmarks.network.SeriesNetwork;
import dev.netwright.benchmarks.network.TableNetwork;
import dev.netwright.benchmarks.network.TextNetwork;
import dev.netwright.benchmarks.network.Vgg11Network;
import dev.netwright.benchmarks.network.ZooAlexNetNetwork;
import dev.netwright.benchmarks.network.ZooLeNetNetwork;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.models.d2l.GoogLeNetNetwork;
import dev.netwright.models.d2l.LeNetNetwork;
import dev.netwright.models.torchvision.ResNet18Network;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.TrainableNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Sgd;

/** The generated classes of the networks that are compared. */
public final class Generated {
    private Generated() {}

    /** {@return the network with fresh weights and plain gradient descent} */
    public static TrainableNetwork network(Subject subject) {
        return builder(subject).updater(new Sgd(Task.LEARNING_RATE)).build();
    }

    /** {@return the generated builder} */
    public static NetworkBuilder<?, ?> builder(Subject subject) {
        return switch (subject) {
            case LENET -> LeNetNetwork.builder();
            case ALEXNET -> AlexNetNetwork.builder();
            case VGG11 -> Vgg11Network.builder();
            case GOOGLENET -> GoogLeNetNetwork.builder();
            case RESNET18 -> ResNet18Network.builder();
            case MOBILENETV2 -> MobileNetV2Network.builder();
            case TABLE -> TableNetwork.builder();
            case SERIES -> SeriesNetwork.builder();
            case TEXT -> TextNetwork.builder();
            case ZOO_LENET -> ZooLeNetNetwork.builder();
            case ZOO_ALEXNET -> ZooAlexNetNetwork.builder();
        };
    }

    /** {@return what runs a generated network} */
    static String engine(TrainableNetwork network) {
        return "Netwright on " + ClassPath.jar(ComputationGraph.class) + Contender.DETAIL
                + network.engine().toString().replace("\n", ", ");
    }
}
