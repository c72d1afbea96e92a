package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Gradients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each operation's gradient is the central difference of its outputs. */
class GradientTest {
    private static final double STEP = 2e-6;
    /** Equal numbers and extremes, where a function has no slope or too large a one. */
    private static final Set<String> NOT_SMOOTH = Set.of("coarse", "values");

    private static List<OperationCase> cases() {
        List<OperationCase> cases = new ArrayList<>(OperationCase.all());
        for (Shape shape : List.of(Shape.of(1, 3), Shape.of(5, 2, 3), Shape.of(2, 3, 1, 5))) {
            Attributes ratio = Attributes.none().decimal("ratio", 0.3);
            cases.add(new OperationCase("Dropout", true, ratio, 1).input("numbers", Rule.tensor(0, shape)));
            cases.add(new OperationCase("Dropout", false, ratio, 1).input("numbers", Rule.tensor(0, shape)));
        }
        cases.removeIf(each -> each.kinds().stream().anyMatch(NOT_SMOOTH::contains)
                && Operations.of(each.operation()).stream().noneMatch(Loss.class::isInstance));
        return cases;
    }

    @Test
    void noOperationIsMissing() {
        Set<String> tested =
                cases().stream().map(OperationCase::operation).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested)
                .isEqualTo(Operations.ALL.stream().map(Operation::name).collect(Collectors.toSet()));
    }

    /** An input whose gradient is 0, or for a step of its own, on purpose. */
    private static boolean isNoDerivative(OperationCase each, int input) {
        boolean isStatistic = each.operation().equals("BatchNormalization") && input >= 3;
        boolean isLabel = Operations.of(each.operation()).orElseThrow() instanceof Loss && input >= 1;
        return isStatistic
                || isLabel
                || Set.of("indices", "lengths", "values").contains(each.kinds().get(input));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreCentralDifferences() {
        return cases().stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
    }

    private static void check(OperationCase each) {
        Gradients gradients = each.backward(each.forward(each.tensors()));
        for (String name : each.tensors().keySet()) {
            if (isNoDerivative(each, Integer.parseInt(name.substring(1)))) {
                continue;
            }
            for (int i = 0; i < each.tensors().get(name).values().length; i++) {
                double difference = (objective(each, name, i, STEP) - objective(each, name, i, -STEP)) / (2 * STEP);
                double gradient = gradients.at(name).values()[i];
                assertThat(gradient)
                        .as("%s[%d]", name, i)
                        .isCloseTo(difference, within(1e-7 * Math.max(1, Math.abs(difference))));
            }
        }
    }

    /** The sum of the outputs, each times the gradient given there, after a step of one number. */
    private static double objective(OperationCase each, String name, int index, double step) {
        Tensor tensor = each.tensors().get(name);
        double[] values = tensor.values().clone();
        values[index] += step;
        Map<String, Tensor> moved = new HashMap<>(each.tensors());
        moved.put(name, new Tensor(tensor.shape(), values));
        ForwardPass pass = each.forward(moved);
        double sum = 0;
        for (Map.Entry<String, Tensor> given : each.given(pass).entrySet()) {
            double[] outputs = pass.tensor(given.getKey()).values();
            for (int i = 0; i < outputs.length; i++) {
                sum += outputs[i] * given.getValue().values()[i];
            }
        }
        return sum;
    }
}
