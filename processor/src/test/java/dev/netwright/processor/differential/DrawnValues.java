package dev.netwright.processor.differential;

import dev.netwright.processor.layer.CompiledNetworks;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * What random networks compute, as a user builds them, against the same configuration in Deeplearning4j alone, the
 * {@link Oracle} and ONNX Runtime, on small, negative and large numbers; and a step of training against Deeplearning4j alone.
 */
final class DrawnValues {
    private static final double TOLERANCE = 1e-4;

    /** Whose gradients are not made alike, as Adam's are: what is 0 but for rounding stays small. */
    private static final NetworkSettings SETTINGS = NetworkSettings.defaults().withUpdater(new Sgd(1));

    private final CompiledNetworks compiled;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    /** What an input holds. */
    private enum Range {
        SMALL(-0.5, 0.5),
        NEGATIVE(-3, -1),
        LARGE(-1000, 1000);

        private final double least;
        private final double most;

        Range(double least, double most) {
            this.least = least;
            this.most = most;
        }
    }

    DrawnValues(CompiledNetworks compiled) {
        this.compiled = compiled;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<String> disagreements() {
        return disagreements;
    }

    void compare(DrawnNetwork network) {
        Nd4j.getRandom().setSeed(network.name().hashCode());
        TrainableNetwork ours =
                compiled.builder(network.name()).settings(SETTINGS).build();
        spread(ours.graph());
        ComputationGraph plain = new ComputationGraph(compiled.configuration(network.name(), SETTINGS));
        plain.init(ours.graph().params().dup(), false);
        ComputationGraph oracle = oracle(network, ours.graph());
        try (Predictor predictor = ours.predictor()) {
            for (Range range : Range.values()) {
                INDArray[] inputs = Deeplearning4jVerdict.inputs(network, 2, range.least, range.most);
                INDArray[] actual = ours.predictAll(copies(inputs));
                same(network, range + ", without acceleration", predict(plain, inputs), actual, Set.of());
                same(network, range + ", by hand", predict(oracle, inputs), actual, excused(network));
                same(network, range + ", in ONNX Runtime", served(predictor, inputs), actual, Set.of());
            }
        }
        if (network.heads().stream().noneMatch(head -> head.kind().equals("Output"))) {
            train(network, ours.graph(), plain);
        }
    }

    /** Biases and statistics that are not 0 and 1. */
    private static void spread(ComputationGraph graph) {
        graph.paramTable().forEach((name, values) -> {
            INDArray more = Nd4j.rand(DataType.FLOAT, values.shape()).subi(0.5).muli(0.4);
            values.addi(more);
        });
    }

    private static ComputationGraph oracle(DrawnNetwork network, ComputationGraph ours) {
        ComputationGraph oracle = new ComputationGraph(Oracle.configuration(network));
        oracle.init();
        Map<String, INDArray> parameters = new TreeMap<>();
        ours.paramTable().forEach((name, value) -> parameters.put(Oracle.parameter(name), value));
        Map<String, INDArray> theirs = new TreeMap<>();
        oracle.paramTable().forEach((name, value) -> theirs.put(Oracle.parameter(name), value));
        if (!theirs.keySet().equals(parameters.keySet())) {
            throw new AssertionError(parameters.keySet() + " against " + theirs.keySet() + " of " + network);
        }
        theirs.forEach((name, value) -> value.assign(parameters.get(name).reshape(value.shape())));
        return oracle;
    }

    /** The heads of which the oracle has no values: those above a layer of which it has none. */
    private static Set<String> excused(DrawnNetwork network) {
        return network.heads().stream()
                .filter(head -> network.below(head).stream().anyMatch(name -> !Oracle.hasValues(network.named(name))))
                .map(Drawn::name)
                .collect(Collectors.toSet());
    }

    private static INDArray[] predict(ComputationGraph graph, INDArray[] inputs) {
        return WithoutOneDnn.compute(() -> graph.output(copies(inputs)));
    }

    private static INDArray[] served(Predictor predictor, INDArray[] inputs) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        IntStream.range(0, inputs.length)
                .forEach(i -> given.put(
                        predictor.inputs().get(i).name(),
                        Tensor.of(inputs[i].dup('c').data().asFloat(), inputs[i].shape())));
        return predictor.predict(given).values().stream()
                .map(tensor -> Nd4j.createFromArray(tensor.toArray()).reshape('c', tensor.shape()))
                .toArray(INDArray[]::new);
    }

    private void train(DrawnNetwork network, ComputationGraph ours, ComputationGraph plain) {
        count("trained");
        INDArray[] inputs = Deeplearning4jVerdict.inputs(network, 5, -1, 1);
        List<Drawn> heads = network.heads();
        INDArray[] outputs = predict(plain, inputs);
        INDArray[] labels = IntStream.range(0, outputs.length)
                .mapToObj(head -> labels(heads.get(head).kind(), outputs[head].shape()))
                .toArray(INDArray[]::new);
        WithoutOneDnn.compute(() -> {
            plain.fit(copies(inputs), copies(labels));
            return plain;
        });
        ours.fit(copies(inputs), copies(labels));
        if (network.toString().toLowerCase(Locale.ROOT).contains("dropout")) {
            // A program draws its masks from a generator of its own.
            count("trained with other masks");
        } else if (network.toString().contains("@LocalResponseNorm")) {
            // Deeplearning4j's gradient of it is wrong; KernelTest compares that of programs.
            count("trained with another gradient");
        } else if (plain.numParams() > 0) {
            same(
                    network,
                    "gradient",
                    new INDArray[] {plain.getFlattenedGradients()},
                    new INDArray[] {ours.getFlattenedGradients()},
                    Set.of());
        }
    }

    private static INDArray labels(String kind, long[] shape) {
        INDArray values = Nd4j.rand(DataType.FLOAT, shape);
        return switch (kind) {
            case "SoftmaxOutput" ->
                values.sub(values.max(true, 1).broadcast(shape)).gte(0).castTo(DataType.FLOAT);
            case "SigmoidOutput" -> values.gt(0.5).castTo(DataType.FLOAT);
            default -> values;
        };
    }

    /** By the largest difference, measured by the largest number. */
    private void same(DrawnNetwork network, String what, INDArray[] expected, INDArray[] actual, Set<String> excused) {
        for (int head = 0; head < expected.length; head++) {
            if (!excused.isEmpty() && excused.contains(network.heads().get(head).name())) {
                count("heads without an oracle");
                continue;
            }
            count("heads" + what.replaceFirst("^\\w+,?", ""));
            double largest = Math.max(1e-4, expected[head].amaxNumber().doubleValue());
            boolean isShaped = Arrays.equals(expected[head].shape(), actual[head].shape());
            double error =
                    isShaped ? expected[head].sub(actual[head]).amaxNumber().doubleValue() / largest : Double.NaN;
            boolean overflows = what.endsWith("by hand")
                    && Double.isNaN(expected[head].sumNumber().doubleValue());
            if (overflows || Double.isInfinite(largest) && what.endsWith("by hand")) {
                count("heads that overflow in Deeplearning4j");
            } else if (!(error <= TOLERANCE)) {
                disagreements.add("%s, %d: %s of %s in %s".formatted(what, head, error, largest, network));
            }
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static INDArray[] copies(INDArray[] arrays) {
        return Arrays.stream(arrays).map(INDArray::dup).toArray(INDArray[]::new);
    }
}
