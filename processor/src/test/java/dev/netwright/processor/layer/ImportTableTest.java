package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.runtime.operations.FlatParameters;
import dev.netwright.runtime.operations.GraphImport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Every row of the layer tables becomes operations that train, with each of its parameters once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTableTest {
    private List<Row> rows;
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        rows = LayerTableTest.allRows();
        Map<String, String> networks = new LinkedHashMap<>();
        rows.forEach(row -> networks.put(LayerTableTest.className(row), row.methods()));
        networks.put("SeveralHeads", LayerTableTest.HEADS);
        networks.put("Stacked", LayerTableTest.STACKED);
        networks.put("Branches", LayerTableTest.BRANCHES);
        compiled = new CompiledNetworks(networks);
    }

    @TestFactory
    Stream<DynamicTest> rowsHaveAllTheirParametersOnce() {
        return Stream.concat(
                        rows.stream().map(LayerTableTest::className), Stream.of("SeveralHeads", "Stacked", "Branches"))
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> check(compiled.built(name).graph())));
    }

    private static void check(ComputationGraph network) {
        long count = network.params() == null ? 0 : network.params().length();
        if (count > 0) {
            // Each number is its place, so that it can be told from all others.
            network.params().assign(Nd4j.arange(count).castTo(DataType.FLOAT).reshape(1, count));
        }
        GraphImport imported = GraphImport.training(network);
        assertThat(imported.obstacles()).isEmpty();
        assertThat(imported.activations().keySet())
                .containsAll(network.getConfiguration().getVertices().keySet());

        List<Parameter> parameters = parameters(imported.graph().nodes(), imported);
        assertThat(parameters).allMatch(Parameter::isTrained);
        assertThat(parameters.stream().flatMapToLong(parameter -> LongStream.of(parameter.places())))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, count).boxed().toList());

        // The same by layer, from Deeplearning4j's own views, whose numbers need no address.
        FlatParameters flat = FlatParameters.of(network);
        Map<String, TreeSet<Double>> numbers = new TreeMap<>();
        parameters.forEach(parameter -> numbers.computeIfAbsent(
                        parameter.name().substring(0, parameter.name().lastIndexOf('/')), name -> new TreeSet<>())
                .addAll(DoubleStream.of(flat.numbers(parameter)).boxed().toList()));
        Map<String, TreeSet<Double>> expected = new TreeMap<>();
        Arrays.stream(network.getLayers())
                .filter(layer -> layer.numParams() > 0)
                .forEach(layer -> layer.paramTable()
                        .values()
                        .forEach(values -> expected.computeIfAbsent(
                                        layer.conf().getLayer().getLayerName(), name -> new TreeSet<>())
                                .addAll(DoubleStream.of(values.dup('c').data().asDouble())
                                        .boxed()
                                        .toList())));
        assertThat(numbers).isEqualTo(expected);
    }

    private static List<Parameter> parameters(List<Node> nodes, GraphImport imported) {
        return nodes.stream()
                .flatMap(node -> node.inputs().stream())
                .distinct()
                .flatMap(tensor -> imported.graph().weight(tensor).stream())
                .filter(Parameter.class::isInstance)
                .map(Parameter.class::cast)
                .toList();
    }
}
