package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.processor.layer.PoolByHand.Kind;
import dev.netwright.processor.layer.PoolByHand.Side;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every small window over small maps, values and gradients, against {@link PoolByHand}: accelerated, on Deeplearning4j's
 * own graph with oneDNN and without, and exported.
 *
 * <p>A map is what a transposed convolution makes of one number, so that its weights are the map's values, and their
 * gradient is what the pool sends back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolSweepTest {
    private static final int LARGEST = 6;
    private static final int LARGEST_KERNEL = 4;
    private static final int LARGEST_STRIDE = 5;
    private static final double TOLERANCE = 1e-5;

    /** What each of the two examples multiplies the maps by: the first ones are negative, the second positive. */
    private static final float[] EXAMPLES = {-1, 1};

    @TempDir
    Path folder;

    private final DataType before = Nd4j.dataType();
    private final Map<String, List<PoolByHand>> networks = new LinkedHashMap<>();
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        for (int height = 1; height <= LARGEST; height++) {
            int width = 5 * height % LARGEST + 1;
            networks.put("Sweep%dx%d".formatted(height, width), pools(sides(height), sides(width)));
        }
        networks.put(
                "SweepNamed",
                Stream.of(Kind.values())
                        .flatMap(kind -> Stream.of(
                                new PoolByHand(kind, true, new Side(6, 2, 5, 0), new Side(16, 2, 4, 0)),
                                new PoolByHand(kind, true, new Side(6, 2, 5, 0), new Side(6, 2, 5, 0)),
                                new PoolByHand(kind, true, new Side(15, 4, 4, 0), new Side(3, 1, 4, 0))))
                        .toList());
        Map<String, String> bodies = new LinkedHashMap<>();
        networks.forEach((name, pools) -> bodies.put(name, body(pools)));
        compiled = new CompiledNetworks(bodies);
    }

    @AfterAll
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    private static List<Side> sides(int input) {
        List<Side> sides = new ArrayList<>();
        for (int kernel = 1; kernel <= LARGEST_KERNEL; kernel++) {
            for (int stride = 1; stride <= LARGEST_STRIDE; stride++) {
                for (int padding = 0; 2 * padding <= kernel; padding++) {
                    Side side = new Side(input, kernel, stride, padding);
                    if (!side.starts(true).isEmpty()) {
                        sides.add(side);
                    }
                }
            }
        }
        return sides;
    }

    /** Each side of the one kind beside some side of the other, of all kinds in turn. */
    private static List<PoolByHand> pools(List<Side> down, List<Side> across) {
        List<PoolByHand> pools = new ArrayList<>();
        for (int i = 0; i < Math.max(down.size(), across.size()); i++) {
            Side height = down.get(i % down.size());
            Side width = across.get((7 * i + 3) % across.size());
            for (Kind kind : Kind.values()) {
                pools.add(new PoolByHand(kind, true, height, width));
            }
            if (!height.starts(false).isEmpty() && !width.starts(false).isEmpty()) {
                pools.add(new PoolByHand(Kind.values()[i % Kind.values().length], false, height, width));
            }
        }
        return pools;
    }

    private static String body(List<PoolByHand> pools) {
        StringBuilder body = new StringBuilder("    @Input(channels = 1, height = 1, width = 1) FeatureMap x();\n");
        for (int i = 0; i < pools.size(); i++) {
            PoolByHand pool = pools.get(i);
            body.append("""
                        @ConvTranspose2d(channels = 1, kernel = {%2$d, %3$d}, bias = false) FeatureMap map%1$d(FeatureMap x);
                        %4$s FeatureMap pool%1$d();
                        @Output FeatureMap out%1$d();
                    """.formatted(i, pool.down().input(), pool.across().input(), pool.layer()));
        }
        return body.toString();
    }

    @Test
    void allKindsOfWindowsAreAmongThem() {
        List<PoolByHand> all = networks.values().stream().flatMap(List::stream).toList();
        assertThat(all).hasSizeGreaterThan(700);
        assertThat(all)
                .as("one side hangs over, the other leaves values out")
                .anyMatch(pool -> pool.ceil() && beyond(pool.down()) > 0 && beyond(pool.across()) < 0)
                .anyMatch(pool -> pool.ceil() && beyond(pool.down()) > 1 && beyond(pool.across()) > 1)
                .anyMatch(pool -> pool.down().kernel() > pool.down().input());
    }

    /** How far windows rounded up reach beyond the padded side. */
    private static int beyond(Side side) {
        List<Integer> starts = side.starts(true);
        return starts.get(starts.size() - 1) + side.kernel() - side.input() - side.padding();
    }

    @TestFactory
    Stream<DynamicTest> acceleratedGraphs() {
        return each(name -> check(compiled.built(name).graph(), networks.get(name)));
    }

    @TestFactory
    Stream<DynamicTest> ownGraphsOfDeeplearning4j() {
        return each(name -> check(plain(name), networks.get(name)));
    }

    @TestFactory
    Stream<DynamicTest> ownGraphsWithoutOneDnn() {
        return each(name -> WithoutOneDnn.compute(() -> {
            check(plain(name), networks.get(name));
            return name;
        }));
    }

    @TestFactory
    Stream<DynamicTest> exportedModels() {
        return each(name -> checkExported(compiled.built(name), networks.get(name), folder.resolve(name + ".onnx")));
    }

    private Stream<DynamicTest> each(Consumer<String> check) {
        return networks.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> check.accept(name)));
    }

    private ComputationGraph plain(String name) {
        ComputationGraph graph = new ComputationGraph(compiled.configuration(name, NetworkSettings.defaults()));
        graph.init();
        return graph;
    }

    private static void check(ComputationGraph graph, List<PoolByHand> pools) {
        setMaps(graph, pools);
        INDArray examples = Nd4j.createFromArray(EXAMPLES).reshape(EXAMPLES.length, 1, 1, 1);
        INDArray[] outputs = graph.output(examples);
        INDArray[] above = new INDArray[pools.size()];
        for (int i = 0; i < pools.size(); i++) {
            same(outputs[i].dup('c').data().asDouble(), expected(pools.get(i)), pools.get(i), "values");
            above[i] = Tensors.pattern(DataType.FLOAT, 0.05, outputs[i].shape());
        }
        graph.feedForward(new INDArray[] {examples}, true, false);
        Gradient gradient = graph.backpropGradient(above);
        for (int i = 0; i < pools.size(); i++) {
            same(
                    gradient.getGradientFor("map" + i + "_W").dup('c').data().asDouble(),
                    sentBack(pools.get(i), above[i].data().asDouble()),
                    pools.get(i),
                    "gradient");
        }
    }

    private static void checkExported(TrainableNetwork network, List<PoolByHand> pools, Path file) {
        setMaps(network.graph(), pools);
        network.exportOnnx(file);
        try (Predictor predictor = Predictor.open(file)) {
            List<Tensor> outputs = List.copyOf(predictor
                    .predict(Map.of("x", Tensor.of(EXAMPLES, EXAMPLES.length, 1, 1, 1)))
                    .values());
            for (int i = 0; i < pools.size(); i++) {
                float[] values = outputs.get(i).toArray();
                double[] actual = IntStream.range(0, values.length)
                        .mapToDouble(at -> values[at])
                        .toArray();
                same(actual, expected(pools.get(i)), pools.get(i), "values");
            }
        }
    }

    private static void setMaps(ComputationGraph graph, List<PoolByHand> pools) {
        for (int i = 0; i < pools.size(); i++) {
            INDArray weights = graph.getParam("map" + i + "_W");
            double[] values = Stream.of(map(pools.get(i), 1))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            weights.assign(Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape('c', weights.shape()));
        }
    }

    /** Above zero, no two alike, in no order. */
    private static double[][] map(PoolByHand pool, double times) {
        double[][] map = new double[pool.down().input()][pool.across().input()];
        int all = pool.down().input() * pool.across().input();
        for (int row = 0; row < map.length; row++) {
            for (int column = 0; column < map[row].length; column++) {
                int at = row * map[row].length + column;
                map[row][column] = times * (0.1 + (37 * at + 11) % 97 / 50.0 + at / (100.0 * all));
            }
        }
        return map;
    }

    private static double[] expected(PoolByHand pool) {
        return DoubleStream.concat(
                        Arrays.stream(pool.pooled(map(pool, EXAMPLES[0]))),
                        Arrays.stream(pool.pooled(map(pool, EXAMPLES[1]))))
                .toArray();
    }

    /** What comes back to the weights: from each example, times that example. */
    private static double[] sentBack(PoolByHand pool, double[] above) {
        int windows = above.length / EXAMPLES.length;
        int width = pool.across().input();
        double[] sum = new double[pool.down().input() * width];
        for (int example = 0; example < EXAMPLES.length; example++) {
            double[] part = Arrays.copyOfRange(above, example * windows, (example + 1) * windows);
            double[][] below = pool.sentBack(map(pool, EXAMPLES[example]), part);
            for (int at = 0; at < sum.length; at++) {
                sum[at] += EXAMPLES[example] * below[at / width][at % width];
            }
        }
        return sum;
    }

    private static void same(double[] actual, double[] expected, PoolByHand pool, String what) {
        assertThat(actual).as("%s of %s", what, pool).hasSameSizeAs(expected);
        assertThat(actual).as("%s of %s", what, pool).containsExactly(expected, within(TOLERANCE));
    }
}
