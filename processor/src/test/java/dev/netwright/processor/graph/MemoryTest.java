package dev.netwright.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.layer.Emission;
import dev.netwright.processor.layer.Head;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Examples small enough to work out on paper; a float32 value takes 4 bytes. */
class MemoryTest {
    private record Inner(Shape shape) implements Layer {
        @Override
        public Shape infer(List<Shape> inputs) {
            return shape;
        }

        @Override
        public void emit(Emission emission) {
            throw new UnsupportedOperationException();
        }
    }

    private record End(Shape shape) implements Head {
        @Override
        public String kind() {
            return "FEATURES";
        }

        @Override
        public double weight() {
            return 0;
        }

        @Override
        public Optional<String> labelsOf() {
            return Optional.empty();
        }

        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public Shape infer(List<Shape> inputs) {
            return shape;
        }

        @Override
        public void emit(Emission emission) {
            throw new UnsupportedOperationException();
        }
    }

    private static Node node(String id, Layer layer, Shape shape, Node... inputs) {
        return new Node(id, id, layer, Map.of(), List.of(inputs), shape, Node.Cost.NONE, 1);
    }

    private static Node inner(String id, int features, Node... inputs) {
        Shape shape = new Shape.Vector(features);
        return node(id, new Inner(shape), shape, inputs);
    }

    private static Node input(int features) {
        Shape shape = new Shape.Vector(features);
        return node("x", new InputLayer(shape, false), shape);
    }

    private static Node head(String id, int features, Node of) {
        Shape shape = new Shape.Vector(features);
        return node(id, new End(shape), shape, of);
    }

    private static Memory memory(Node... nodes) {
        return Memory.of(new TypedGraph(null, List.of(nodes), Map.of(), List.of()));
    }

    @Test
    void aChainHoldsTwoNeighboursAtATime() {
        Node x = input(10);
        Node a = inner("a", 50, x);
        Node b = inner("b", 3, a);
        Node out = head("out", 3, b);
        // 10 + 50 = 60 is the most; training keeps 10 + 50 + 3 + 3.
        assertThat(memory(x, a, b, out)).isEqualTo(new Memory(4 * 66, 4 * 60));
    }

    @Test
    void whatASkipReadsLaterStaysAlive() {
        Node x = input(10);
        Node a = inner("a", 20, x);
        Node b = inner("b", 20, a);
        Node sum = inner("sum", 10, b, x);
        Node out = head("out", 10, sum);
        // x, a and b are alive together: 50; then x, b and sum: 40.
        assertThat(memory(x, a, b, sum, out)).isEqualTo(new Memory(4 * 70, 4 * 50));
    }

    @Test
    void headsStayAliveToTheEnd() {
        Node x = input(8);
        Node first = head("first", 8, x);
        Node wide = inner("wide", 30, x);
        Node second = head("second", 2, wide);
        // first stays while wide and second are made: 8 + 8 + 30; then 8 + 30 + 2.
        assertThat(memory(x, first, wide, second)).isEqualTo(new Memory(4 * 48, 4 * 46));
    }

    @Test
    void aStackHoldsAsManyBatchesAsWereStacked() {
        Node x = input(10);
        Shape shape = new Shape.Vector(10);
        Node stack = new Node("s", "Stack", new Inner(shape), Map.of(), List.of(x, x), shape, Node.Cost.NONE, 2);
        Node out = head("out", 10, stack);
        assertThat(memory(x, stack, out)).isEqualTo(new Memory(4 * 40, 4 * 30));
    }

    @Test
    void aLayerReadTwiceByOneIsDroppedOnce() {
        Node x = input(5);
        Node twice = inner("twice", 10, x, x);
        Node out = head("out", 10, twice);
        assertThat(memory(x, twice, out)).isEqualTo(new Memory(4 * 25, 4 * 20));
    }
}
