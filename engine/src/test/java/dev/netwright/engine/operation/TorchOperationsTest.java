package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Gradients;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Outputs and gradients of PyTorch, from {@code torch-operations.txt}; {@code torch_operations.py} says how it was made. */
class TorchOperationsTest {
    private static final double TOLERANCE = 1e-11;

    @TestFactory
    Stream<DynamicTest> outputsAndGradientsArePyTorchs() {
        return OperationCase.all().stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
    }

    private static void check(OperationCase each) {
        ForwardPass pass = each.forward(each.tensors());
        assertThat(each.expected()).isNotEmpty();
        for (int i = 0; i < each.expected().size(); i++) {
            compare("output " + i, pass.tensor("y" + i), each.expected().get(i));
        }
        Gradients gradients = each.backward(pass);
        each.gradients().forEach((i, expected) -> compare("gradient " + i, gradients.at("x" + i), expected));
    }

    private static void compare(String what, Tensor actual, OperationCase.Recorded expected) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        double[] numbers = written(actual);
        assertThat(numbers).as(what).hasSameSizeAs(expected.numbers());
        for (int i = 0; i < numbers.length; i++) {
            double wanted = expected.numbers()[i];
            boolean isClose = Double.compare(numbers[i], wanted) == 0
                    || Math.abs(numbers[i] - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted));
            assertThat(isClose)
                    .as("%s, number %d: got %s, PyTorch %s", what, i, numbers[i], wanted)
                    .isTrue();
        }
    }

    /** As the file has it. */
    private static double[] written(Tensor tensor) {
        double[] all = tensor.values();
        Shape shape = tensor.shape();
        if (shape.elements() <= 16) {
            return all;
        }
        double[] written = new double[13];
        double[] factors = Rule.numbers(50, all.length);
        for (int i = 0; i < all.length; i++) {
            written[0] += all[i] * factors[i];
        }
        for (int i = 0; i < 12; i++) {
            written[i + 1] = all[(2 * i + 1) * all.length / 24];
        }
        return written;
    }
}
