package dev.netwright.processor.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.processor.check.Rule;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.CompiledNetworks;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.layer.Tensors;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.unfold.Bodies;
import dev.netwright.processor.unfold.Unfolding;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.acceleration.AcceleratedGraph;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random networks against the real Deeplearning4j: what is accepted builds there and agrees on every layer's shape and
 * on the number of its parameters; what is rejected is rejected there too, or is a {@link KnownDifference}. {@code
 * -Dnetwright.differential.graphs=20000} draws more, {@code -Dnetwright.differential.seed=1} others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
    private static final Logger LOG = LoggerFactory.getLogger(DifferentialTest.class);
    private static final int GRAPHS = Integer.getInteger("netwright.differential.graphs", 2_000);
    private static final long SEED = Long.getLong("netwright.differential.seed", 20_261_124L);
    private static final int COMPILED = 100;

    private final List<DrawnNetwork> accepted = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    @BeforeAll
    void draw() {
        for (int index = 0; index < GRAPHS; index++) {
            compare(Drawing.network(SEED + index));
        }
    }

    @Test
    void agreesWithDeeplearning4j() {
        LOG.info("{} graphs from seed {}", GRAPHS, SEED);
        counts.forEach((what, count) -> LOG.info("{} {}", count, what));
        assertThat(disagreements).as("of %d graphs from seed %d", GRAPHS, SEED).isEmpty();
        assertThat(accepted).as("accepted by both").hasSizeGreaterThan(GRAPHS / 3);
        assertThat(counts.getOrDefault("rejected by both", 0)).isGreaterThan(GRAPHS / 50);
    }

    private void compare(DrawnNetwork network) {
        Unfolded ours = unfold(network.declaration());
        if (ours.problems().isEmpty()) {
            Deeplearning4jVerdict verdict = Deeplearning4jVerdict.running(network);
            if (verdict.isRefused()) {
                disagreements.add("accepted here, refused there: " + verdict.refusal() + "\n" + network);
                return;
            }
            count("accepted by both");
            accepted.add(network);
            Optional<String> difference = difference(ours.graph(), verdict.types(), verdict.configuration());
            difference.ifPresent(text -> disagreements.add(text + "\n" + network));
            return;
        }
        List<KnownDifference> known = ours.problems().stream()
                .flatMap(problem -> KnownDifference.of(problem, network).stream())
                .toList();
        Deeplearning4jVerdict verdict = Deeplearning4jVerdict.running(network);
        if (verdict.isRefused()) {
            count("rejected by both");
            count("rejected by both, there at " + verdict.refusedAt());
        } else if (!known.isEmpty()) {
            count("known difference, " + known.get(0));
        } else if (verdict.refusedAt() == Deeplearning4jVerdict.Stage.NOT_RUN) {
            count("not run");
        } else {
            disagreements.add(
                    "rejected here, taken there: " + ours.problems().get(0).text() + "\n" + network);
        }
    }

    private static Unfolded unfold(Declaration declaration) {
        Bodies bodies = new Bodies(name -> Optional.empty(), LayerKinds.shipped());
        List<Problem> problems = new ArrayList<>(bodies.problems(declaration));
        Unfolding.Result result = new Unfolding(bodies, graph -> List.of(), Unfolding.MAX_LAYERS).of(declaration);
        problems.addAll(result.problems());
        if (problems.isEmpty()) {
            problems.addAll(Rule.problems(result.graph()));
        }
        return new Unfolded(result.graph(), problems);
    }

    private record Unfolded(TypedGraph graph, List<Problem> problems) {}

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** The first layer on whose shape or parameters the two differ. */
    private static Optional<String> difference(
            TypedGraph graph, Map<String, InputType> types, ComputationGraphConfiguration configuration) {
        Map<String, Long> parameters = Deeplearning4jVerdict.parameters(configuration);
        for (Node node : graph.nodes()) {
            boolean isHead = graph.heads().contains(node);
            // Of a loss on a vector Deeplearning4j says size 0, whatever it reads.
            boolean isSaid = !graph.inputs().contains(node)
                    && !(isHead && node.shape().sizes().size() == 1);
            if (isSaid && !node.shape().text().equals(Tensors.text(types.get(node.id())))) {
                return Optional.of("%s: here %s, there %s"
                        .formatted(node.id(), node.shape().text(), types.get(node.id())));
            }
            long there = parameters.entrySet().stream()
                    .filter(vertex ->
                            vertex.getKey().equals(node.id()) || vertex.getKey().startsWith(node.id() + "/"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long here = node.cost().params() + node.cost().statistics();
            if (here != there) {
                return Optional.of("%s: here %d parameters, there %d".formatted(node.id(), here, there));
            }
        }
        return Optional.empty();
    }

    /** Emitted code, compiled, against the network written by hand: shapes, counts, and values on the same weights. */
    @Test
    void generatedCodeComputesTheSame() {
        List<DrawnNetwork> sample = accepted.subList(0, Math.min(COMPILED, accepted.size()));
        Map<String, String> sources = new LinkedHashMap<>();
        sample.forEach(network -> sources.put(network.name(), network.methods()));
        CompiledNetworks compiled = new CompiledNetworks(sources);
        int values = 0;
        int trained = 0;
        for (DrawnNetwork network : sample) {
            ComputationGraphConfiguration generated =
                    compiled.configuration(network.name(), NetworkSettings.defaults());
            // Asked for its types, Deeplearning4j infers sizes that the generated code states, and some of them
            // wrongly.
            Map<String, InputType> types = network.layers().stream().allMatch(Oracle::isTyped)
                    ? generated.clone().getLayerActivationTypes(Oracle.inputTypes(network))
                    : Deeplearning4jVerdict.configuring(network).types();
            TypedGraph graph = unfold(network.declaration()).graph();
            assertThat(difference(graph, types, generated)).as("%s", network).isEmpty();
            boolean sameValues = network.layers().stream().allMatch(Oracle::hasValues);
            if (sameValues) {
                values++;
                compareValues(network, generated);
            }
            if (network.heads().stream().noneMatch(head -> head.kind().equals("Output"))) {
                trained++;
                train(network, generated);
            }
        }
        LOG.info("{} compiled and compared, {} by values; {} trained", sample.size(), values, trained);
        assertThat(trained).isGreaterThan(sample.size() / 4);
        assertThat(values).isGreaterThan(sample.size() / 2);
    }

    private static void compareValues(DrawnNetwork network, ComputationGraphConfiguration generated) {
        ComputationGraph here = new AcceleratedGraph(generated);
        here.init();
        ComputationGraph there = new ComputationGraph(Oracle.configuration(network));
        there.init();
        Map<String, INDArray> parameters = parameters(here);
        Map<String, INDArray> theirs = parameters(there);
        assertThat(theirs.keySet()).as("%s", network).isEqualTo(parameters.keySet());
        theirs.forEach((name, value) -> value.assign(parameters.get(name).reshape(value.shape())));
        INDArray[] inputs = Deeplearning4jVerdict.inputs(network);
        INDArray[] expected = WithoutOneDnn.compute(() -> there.output(inputs));
        INDArray[] actual = here.output(inputs);
        for (int head = 0; head < expected.length; head++) {
            assertThat(actual[head].shape()).as("%s", network).isEqualTo(expected[head].shape());
            assertThat(actual[head].distance2(expected[head]))
                    .as("head %d of %s", head, network)
                    .isCloseTo(
                            0,
                            within(1e-4
                                    * Math.max(1, expected[head].norm2Number().doubleValue())));
        }
    }

    private static void train(DrawnNetwork network, ComputationGraphConfiguration generated) {
        ComputationGraph graph = new AcceleratedGraph(generated);
        graph.init();
        INDArray[] inputs = Deeplearning4jVerdict.inputs(network);
        INDArray[] labels = Arrays.stream(graph.output(inputs))
                .map(output -> Nd4j.rand(output.shape()))
                .toArray(INDArray[]::new);
        assertThatCode(() -> graph.fit(inputs, labels)).as("%s", network).doesNotThrowAnyException();
    }

    private static Map<String, INDArray> parameters(ComputationGraph graph) {
        Map<String, INDArray> parameters = new TreeMap<>();
        graph.paramTable().forEach((name, value) -> parameters.put(Oracle.parameter(name), value));
        return parameters;
    }
}
