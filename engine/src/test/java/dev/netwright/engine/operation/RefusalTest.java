package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A node that cannot be has one line that names it and says what would fit: those of {@code refusals.txt}. */
class RefusalTest {

    @TestFactory
    Stream<DynamicTest> eachHasItsLine() {
        return OperationCase.lines("refusals.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
    }

    private static void check(String line) {
        String[] sides = line.split(" => ");
        String[] parts = sides[0].split(" \\| ");
        String[] words = parts[0].split(" ", 2);
        OperationCase each = OperationCase.of("node " + words[0] + " 1 " + (words.length > 1 ? words[1] : ""));
        for (int i = 1; i < parts.length; i++) {
            each.read(parts[i].matches("[0-9,]+|scalar") ? "input numbers " + parts[i] : parts[i]);
        }
        refuses(each, sides[1]);
    }

    private static void refuses(OperationCase each, String line) {
        assertThatThrownBy(() -> each.forward(each.tensors()))
                .isInstanceOf(GraphException.class)
                .hasMessage("n (" + each.operation() + "): " + line);
    }

    @Test
    void moreOutputsThanTheOperationHas() {
        OperationCase each =
                new OperationCase("Relu", false, Attributes.none(), 2).input("numbers", Tensor.zeros(Shape.of(2)));
        refuses(each, "has 2 outputs, but the operation has 1");
    }
}
