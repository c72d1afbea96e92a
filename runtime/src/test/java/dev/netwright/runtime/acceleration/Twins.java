package dev.netwright.runtime.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph as Deeplearning4j runs it and an accelerated one, with the same parameters. */
record Twins(ComputationGraph plain, AcceleratedGraph accelerated) {

    /** Both from one configuration; parameters are small random numbers, running variances positive. */
    static Twins of(ComputationGraphConfiguration configuration) {
        ComputationGraph plain = new ComputationGraph(configuration);
        plain.init();
        for (Map.Entry<String, INDArray> entry : plain.paramTable().entrySet()) {
            INDArray value = entry.getValue();
            if (entry.getKey().endsWith("_var")) {
                value.assign(Nd4j.rand(value.shape()).castTo(value.dataType()).addi(0.5));
            } else if (value.length() > 0) {
                value.assign(Nd4j.randn(value.shape()).castTo(value.dataType()).muli(0.2));
            }
        }
        AcceleratedGraph accelerated = new AcceleratedGraph(configuration.clone());
        accelerated.init(plain.params().dup(), false);
        return new Twins(plain, accelerated);
    }

    /** The largest difference of two arrays, relative to the largest number in the first. */
    static double difference(INDArray expected, INDArray actual) {
        double scale = Math.max(1e-6, expected.amaxNumber().doubleValue());
        return expected.sub(actual).amaxNumber().doubleValue() / scale;
    }

    /** Predictions, one step of training on the same random numbers, and predictions after it agree. */
    void agree(INDArray[] inputs, INDArray[] labels, double tolerance) {
        predictionsAgree(inputs, tolerance);
        Nd4j.getRandom().setSeed(7);
        plain.fit(dup(inputs), dup(labels));
        Nd4j.getRandom().setSeed(7);
        accelerated.fit(dup(inputs), dup(labels));
        assertThat(accelerated.score()).isCloseTo(plain.score(), org.assertj.core.data.Percentage.withPercentage(1e-3));
        assertThat(difference(plain.getFlattenedGradients(), accelerated.getFlattenedGradients()))
                .as("one step's update")
                .isLessThan(tolerance);
        plain.paramTable().forEach((name, value) -> {
            if (value.length() > 0) {
                INDArray other = accelerated.paramTable().get(name);
                assertThat(difference(value, other)).as(name).isLessThan(tolerance);
            }
        });
        predictionsAgree(inputs, 10 * tolerance);
    }

    void predictionsAgree(INDArray[] inputs, double tolerance) {
        INDArray[] expected = plain.output(dup(inputs));
        INDArray[] actual = accelerated.output(dup(inputs));
        for (int i = 0; i < expected.length; i++) {
            assertThat(difference(expected[i], actual[i])).as("output " + i).isLessThan(tolerance);
        }
    }

    private static INDArray[] dup(INDArray[] arrays) {
        return java.util.Arrays.stream(arrays).map(INDArray::dup).toArray(INDArray[]::new);
    }
}
