package dev.netwright.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.SigmoidSchedule;
import org.nd4j.linalg.schedule.StepSchedule;

/** Whether training goes on from a checkpoint hangs on the updater's fields, whatever its {@code toString} says. */
class UpdaterSettingsTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("net.netwright");
    }

    private static FixtureNetwork.Builder with(IUpdater updater) {
        return FixtureNetwork.tiny().seed(3).updater(updater);
    }

    private static IUpdater ramp(int iterations) {
        return new Adam(new RampSchedule(new FixedSchedule(1e-3), iterations));
    }

    private static FixtureNetwork trained(IUpdater updater) {
        FixtureNetwork network = with(updater).build();
        INDArray images = Nd4j.rand(DataType.FLOAT, 3, 1, 2, 2);
        for (int i = 0; i < 5; i++) {
            network.fit(images, Nd4j.eye(3).castTo(DataType.FLOAT));
        }
        return network;
    }

    @Test
    void aScheduleWithoutToStringIsComparedByItsFields() {
        FixtureNetwork network = trained(ramp(10));
        network.save(file());

        FixtureNetwork same = with(ramp(10)).load(file());
        assertThat(same.graph().getIterationCount()).isEqualTo(5);
        assertThat(same.graph().getUpdater(true).getStateViewArray())
                .isEqualTo(network.graph().getUpdater(true).getStateViewArray());
        assertThat(with(ramp(10)).resume(file()).graph().getIterationCount()).isEqualTo(5);

        FixtureNetwork other = with(ramp(20)).load(file());
        assertThat(other.graph().getIterationCount()).isZero();
        assertThat(other.graph().params()).isEqualTo(network.graph().params());
        assertThatThrownBy(() -> with(ramp(20)).resume(file()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("RampSchedule{baseSchedule=FixedSchedule{value=0.001}, numIter=10}")
                .hasMessageContaining("RampSchedule{baseSchedule=FixedSchedule{value=0.001}, numIter=20}");
    }

    @Test
    void eachSettingOfEachUpdaterCounts() {
        List<IUpdater> all = List.of(
                new Adam(1e-3),
                new Adam(1e-4),
                new Adam(1e-3, 0.8, 0.999, 1e-8),
                new Adam(1e-3, 0.9, 0.99, 1e-8),
                new Adam(1e-3, 0.9, 0.999, 1e-7),
                new AMSGrad(1e-3),
                new AdaMax(1e-3),
                new AdaBelief(1e-3),
                new Nadam(1e-3),
                new AdaGrad(1e-3),
                new AdaDelta(),
                new AdaDelta(0.9, 1e-6),
                new RmsProp(1e-3),
                new RmsProp(1e-3, 0.9, 1e-8),
                new Sgd(1e-3),
                new Sgd(new FixedSchedule(1e-3)),
                new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3)),
                new Sgd(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 3)),
                new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.5)),
                new Sgd(new InverseSchedule(ScheduleType.EPOCH, 0.1, 0.5, 2)),
                new Sgd(new PolySchedule(ScheduleType.EPOCH, 0.1, 0.5, 2)),
                new Sgd(new SigmoidSchedule(ScheduleType.EPOCH, 0.1, 0.5, 2)),
                new Sgd(new CycleSchedule(ScheduleType.EPOCH, 0.1, 7)),
                new Sgd(new CycleSchedule(ScheduleType.EPOCH, 0.1, 8)),
                new Sgd(new MapSchedule(ScheduleType.EPOCH, Map.of(0, 0.1, 3, 0.01))),
                new Sgd(new MapSchedule(ScheduleType.EPOCH, Map.of(0, 0.1, 3, 0.02))),
                new Sgd(new RampSchedule(new CycleSchedule(ScheduleType.EPOCH, 0.1, 7), 5)),
                new Sgd(new RampSchedule(new CycleSchedule(ScheduleType.EPOCH, 0.1, 7), 6)),
                new Nesterovs(0.1, 0.9),
                new Nesterovs(0.1, new FixedSchedule(0.9)));
        Map<String, IUpdater> seen = new LinkedHashMap<>();
        for (IUpdater updater : all) {
            UpdaterSettings settings = UpdaterSettings.of(with(updater).build().graph());
            assertThat(seen).as("%s", updater).doesNotContainKey(settings.text());
            seen.put(settings.text(), updater);
            assertThat(settings.closed()).isEmpty();
            IUpdater copy = updater.clone();
            for (int step = 0; step < 20; step++) {
                copy.getLearningRate(step, step / 3);
            }
            assertThat(UpdaterSettings.of(with(copy).build().graph()).same(settings.text()))
                    .as(settings.text())
                    .isTrue();
        }
    }

    /** A layer in a wrapper has an updater, too. */
    @Test
    void theUpdaterOfABidirectionalLayerCounts() {
        assertThat(UpdaterSettings.of(bidirectional(1e-3)).text())
                .startsWith("Adam{")
                .contains("learningRate=0.001");
        assertThat(UpdaterSettings.of(bidirectional(1e-3))
                        .same(UpdaterSettings.of(bidirectional(1e-4)).text()))
                .isFalse();
    }

    private static ComputationGraph bidirectional(double rate) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Adam(rate))
                .graphBuilder()
                .addInputs("x")
                .addLayer(
                        "both",
                        new Bidirectional(new LSTM.Builder().nIn(2).nOut(3).build()),
                        "x")
                .setOutputs("both")
                .build());
        graph.init();
        return graph;
    }

    /** A schedule of a user's own. */
    static class Halving implements ISchedule {
        private static final long serialVersionUID = 1L;
        final double[] rates;
        final transient Object cache = new Object();
        ISchedule inner;

        Halving(double... rates) {
            this.rates = rates;
        }

        @Override
        public double valueAt(int iteration, int epoch) {
            return rates[Math.min(epoch, rates.length - 1)];
        }

        @Override
        public ISchedule clone() {
            return this;
        }

        @Override
        public String toString() {
            return "halving";
        }
    }

    @Test
    void aScheduleOfOnesOwnIsComparedByItsFieldsToo() {
        trained(new Sgd(new Halving(0.1, 0.05))).save(file());

        assertThat(with(new Sgd(new Halving(0.1, 0.05))).load(file()).graph().getIterationCount())
                .isEqualTo(5);
        assertThat(with(new Sgd(new Halving(0.1, 0.04))).load(file()).graph().getIterationCount())
                .isZero();
    }

    @Test
    void aCircleOfObjectsEnds() {
        Halving first = new Halving(0.1);
        Halving second = new Halving(0.1);
        first.inner = second;
        second.inner = first;

        assertThat(new FieldText(first).text())
                .isEqualTo(Halving.class.getName() + "{inner=" + Halving.class.getName()
                        + "{inner=^2, rates=[0.1]}, rates=[0.1]}");
    }

    @Test
    void mapsHaveNoOrderAndTextsAreQuoted() {
        Map<Object, Object> one = new LinkedHashMap<>();
        one.put("b", List.of(1, 2));
        one.put("a", "x\", \"y");
        Map<Object, Object> other = new LinkedHashMap<>(new TreeMap<>(Map.of("a", "x\", \"y", "b", List.of(1, 2))));

        assertThat(new FieldText(one).text()).isEqualTo(new FieldText(other).text());
        assertThat(new FieldText(List.of("a", "b")).text()).isNotEqualTo(new FieldText(List.of("a\", \"b")).text());
    }

    /** What a lambda does is nobody's to read. */
    record Computed(DoubleUnaryOperator rate) implements ISchedule {
        @Override
        public double valueAt(int iteration, int epoch) {
            return rate.applyAsDouble(epoch);
        }

        @Override
        public ISchedule clone() {
            return this;
        }
    }

    @Test
    void aLambdaIsNeverTheSame() {
        IUpdater updater = new Sgd(new Computed(epoch -> 0.1 / (1 + epoch)));
        trained(updater).save(file());

        assertThat(with(updater).load(file()).graph().getIterationCount()).isZero();
        assertThatThrownBy(() -> with(updater).resume(file()))
                .hasMessageEndingWith("; " + Computed.class.getName() + ".rate is a lambda, which cannot be compared");
    }

    @Test
    void loadSaysThatTheStateWasLeftOut() {
        trained(ramp(10)).save(file());

        assertThat(logged(() -> with(ramp(20)).load(file())))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", file() + ": was trained with Adam{", "numIter=10", "numIter=20")
                .endsWith(": the weights were loaded, the updater's state and the counters were not");
        assertThat(logged(() -> FixtureNetwork.tiny().load(file())))
                .hasSize(1)
                .first()
                .asString()
                .contains("INFO");
        assertThat(logged(() -> with(ramp(10)).load(file()))).isEmpty();
    }

    private static List<String> logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("netwright"))
                .collect(Collectors.toList());
    }

    /** Written by an earlier version, which put the updater's own words into the header. */
    @Test
    void anEarlierFileGoesOnWhereItsWordsAreTheUpdatersAndSaySomething() throws IOException {
        FixtureNetwork network = trained(new Adam(2e-3));
        saveAsBefore(network, new Adam(2e-3).toString());
        assertThat(with(new Adam(2e-3)).load(file()).graph().getIterationCount())
                .isEqualTo(5);
        assertThat(with(new Adam(3e-3)).load(file()).graph().getIterationCount())
                .isZero();

        IUpdater ramp = ramp(10);
        saveAsBefore(trained(ramp), ramp.toString());
        assertThat(ramp.toString()).contains("RampSchedule@");
        assertThat(with(ramp).load(file()).graph().getIterationCount()).isZero();
    }

    private void saveAsBefore(FixtureNetwork network, String updater) throws IOException {
        network.save(file());
        Header header;
        byte[] body;
        try (CheckpointSource source = CheckpointSource.open(file())) {
            header = Envelope.open(file(), source);
            body = Envelope.body(source, header).readNBytes((int) header.bodyBytes());
        }
        Header before = new Header(
                header.network(),
                header.fingerprint(),
                updater,
                header.iteration(),
                header.graphEpoch(),
                header.position(),
                header.parameters(),
                header.updaterState());
        try (OutputStream out = Files.newOutputStream(file())) {
            Envelope.write(out, before, written -> written.write(body));
        }
    }

    /** Loads in a process of its own: there all identity hashes are others, and by chance the same. */
    public static final class Loading {
        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            System.out.println(Stream.of(10, 20)
                    .map(iterations -> with(ramp(iterations)).load(file).graph().getIterationCount())
                    .toList());
        }
    }

    @Test
    void theSameInAnotherProcess() throws Exception {
        trained(ramp(10)).save(file());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip()).isEqualTo("[5, 0]");
    }
}
