package dev.netwright.processor.layer;

import dev.netwright.runtime.NetworkSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two checks of the layers over one kind of tensor: the values that PyTorch recorded, and the gradients of each network
 * whose name starts with G. All networks of a class are one compile.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LayerChecks {
    static final int BATCH = 2;

    final Map<String, String> networks = new LinkedHashMap<>();
    private final DataType before = Nd4j.dataType();
    private final int[] sizes;
    private LayerValues values;
    private CompiledNetworks compiled;

    /** @param sizes of the inputs whose recorded values are checked: 3 for maps, 2 for sequences, 4 for volumes */
    LayerChecks(int... sizes) {
        this.sizes = sizes;
    }

    /** Puts the methods of each network into {@link #networks}, by its name. */
    abstract void declare();

    /** A batch for the gradient check of a network, in double precision. */
    abstract INDArray batch(String network);

    @BeforeAll
    void compile() throws IOException {
        values = new LayerValues(sizes);
        declare();
        compiled = new CompiledNetworks(networks);
    }

    @AfterAll
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    /** An initialised graph of single precision. */
    ComputationGraph graph(String network) {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        ComputationGraph graph = new ComputationGraph(compiled.configuration(network, NetworkSettings.defaults()));
        graph.init();
        return graph;
    }

    @TestFactory
    Stream<DynamicTest> valuesEqualPyTorch() {
        return values.cases().stream()
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.name() + " [" + recorded.input() + "] " + recorded.layer(), () -> {
                            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
                            values.check(recorded);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRight() {
        return networks.keySet().stream()
                .filter(name -> name.startsWith("G"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
                    Gradients.check(compiled, name, batch(name));
                }));
    }
}
