package dev.netwright.processor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.check.Rule;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.CompiledNetworks;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.layer.Tensors;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.unfold.Bodies;
import dev.netwright.processor.unfold.Library;
import dev.netwright.processor.unfold.Unfolding;
import dev.netwright.runtime.NetworkSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random networks against the real Deeplearning4j: what is accepted builds there and agrees on every layer's shape and
 * on the number of its parameters; what is rejected is rejected there too, or is a {@link KnownDifference} of the layer
 * that is blamed, and the network without that layer is compared again. {@code -Dnetwright.differential.graphs=20000}
 * draws more, {@code -Dnetwright.differential.seed=1} others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
    private static final Logger LOG = LoggerFactory.getLogger(DifferentialTest.class);
    private static final int USUAL_GRAPHS = 2_000;
    private static final long USUAL_SEED = 20_261_124L;
    private static final int GRAPHS = Integer.getInteger("netwright.differential.graphs", USUAL_GRAPHS);
    private static final long SEED = Long.getLong("netwright.differential.seed", USUAL_SEED);
    private static final int COMPILED = Integer.getInteger("netwright.differential.compiled", 200);

    private final List<DrawnNetwork> accepted = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<KnownDifference, Integer> excused = new EnumMap<>(KnownDifference.class);
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
        assertThat(accepted).as("accepted by both").hasSizeGreaterThan(GRAPHS * 3 / 4);
        assertThat(counts.getOrDefault("rejected by both", 0)).isGreaterThan(GRAPHS / 50);
    }

    /** An excuse that grows hides something. */
    @Test
    void excusesNoMoreLayersThanBefore() {
        excused.forEach((known, count) -> LOG.info("{} {} {}", count, known.name(), known));
        boolean isUsual = GRAPHS == USUAL_GRAPHS && SEED == USUAL_SEED;
        excused.forEach((known, count) -> assertThat(count)
                .as(known.toString())
                .isLessThanOrEqualTo(isUsual ? known.most() : 10 + 2 * known.most() * GRAPHS / USUAL_GRAPHS));
    }

    /** Everything that a user can write of a layer, but for names. */
    @Test
    void everyMemberIsDrawn() {
        Set<String> drawn = accepted.stream()
                .flatMap(network -> network.layers().stream())
                .flatMap(layer -> layer.members().keySet().stream().map(member -> layer.kind() + "." + member))
                .collect(Collectors.toSet());
        Set<String> all = LayerKinds.shipped().all().stream()
                .map(LayerKind::annotation)
                .flatMap(kind -> DrawnNetwork.members(kind.substring(kind.lastIndexOf('.') + 1)).stream()
                        .map(member -> kind.substring(kind.lastIndexOf('.') + 1) + "." + member.name()))
                .filter(member -> !member.contains(".labels"))
                .collect(Collectors.toSet());
        assertThat(drawn).containsAll(all);
    }

    private void compare(DrawnNetwork network) {
        Unfolded ours = unfold(network.declaration());
        if (ours.problems().isEmpty()) {
            agree(network, ours.graph());
            return;
        }
        Problem problem = ours.problems().get(0);
        Optional<Drawn> blamed = network.find(problem.subject());
        if (blamed.isEmpty()) {
            disagreements.add("no layer is blamed: " + problem.text() + "\n" + network);
            return;
        }
        reject(network, blamed.get(), problem);
        Cut.without(network, blamed.get()).ifPresent(this::compare);
    }

    private void agree(DrawnNetwork network, TypedGraph graph) {
        Deeplearning4jVerdict verdict = Deeplearning4jVerdict.running(network);
        if (verdict.isRefused()) {
            disagreements.add("accepted here, refused there: " + verdict.refusal() + "\n" + network);
            return;
        }
        count("accepted by both");
        accepted.add(network);
        Optional<String> difference = difference(graph, verdict.types(), verdict.configuration());
        difference.ifPresent(text -> disagreements.add(text + "\n" + network));
    }

    /** Of the blamed layer and what it reads alone, so that no fault elsewhere can be the reason there. */
    private void reject(DrawnNetwork network, Drawn blamed, Problem problem) {
        DrawnNetwork upTo = Cut.upTo(network, blamed);
        Optional<KnownDifference> known = KnownDifference.of(problem, network, blamed);
        Deeplearning4jVerdict verdict = Deeplearning4jVerdict.running(upTo);
        if (verdict.isRefused()) {
            count("rejected by both");
            count("rejected by both, there at " + verdict.refusedAt());
        } else if (known.isPresent()) {
            excused.merge(known.get(), 1, Integer::sum);
        } else if (verdict.refusedAt() == Deeplearning4jVerdict.Stage.NOT_RUN) {
            count("not run");
        } else {
            disagreements.add("rejected here, taken there: " + problem.text() + "\n" + network);
        }
    }

    private static Unfolded unfold(Declaration declaration) {
        Bodies bodies = new Bodies(new ShippedLayers(), LayerKinds.shipped(), Rule::problems);
        List<Problem> problems = new ArrayList<>(bodies.problems(declaration));
        Unfolding.Result result = new Unfolding(bodies, graph -> List.of(), Unfolding.MAX_LAYERS).of(declaration);
        problems.addAll(result.problems());
        if (problems.isEmpty()) {
            problems.addAll(Rule.problems(result.graph()));
        }
        return new Unfolded(result.graph(), problems);
    }

    /** Nothing but the annotations that ship. */
    private static final class ShippedLayers implements Library {
        @Override
        public Optional<Declaration> declaration(String name) {
            return Optional.empty();
        }

        @Override
        public List<Parameter> members(String name) {
            return DrawnNetwork.members(name.substring(name.lastIndexOf('.') + 1));
        }
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

    /** Emitted code, compiled: shapes and counts against the network written by hand, and numbers against all there are. */
    @Test
    void generatedCodeComputesTheSame() {
        List<DrawnNetwork> sample = accepted.subList(0, Math.min(COMPILED, accepted.size()));
        Map<String, String> sources = new LinkedHashMap<>();
        sample.forEach(network -> sources.put(network.name(), network.methods()));
        CompiledNetworks compiled = new CompiledNetworks(sources);
        DrawnValues values = new DrawnValues(compiled);
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
            values.compare(network);
        }
        values.counts().forEach((what, count) -> LOG.info("{} {}", count, what));
        assertThat(values.disagreements()).isEmpty();
        assertThat(values.counts().get("trained")).isGreaterThan(sample.size() / 3);
        assertThat(values.counts().getOrDefault("trained with other masks", 0)).isLessThan(sample.size() / 5);
        assertThat(values.counts().getOrDefault("trained with another gradient", 0))
                .isLessThan(sample.size() / 20);
        assertThat(values.counts().get("heads by hand")).isGreaterThan(3 * sample.size());
        assertThat(values.counts().getOrDefault("heads without an oracle", 0)).isLessThan(sample.size() / 20);
        assertThat(values.counts().getOrDefault("heads that overflow in Deeplearning4j", 0))
                .isLessThan(sample.size() / 20);
    }
}
