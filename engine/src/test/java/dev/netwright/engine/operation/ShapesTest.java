package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shapes of a whole graph. */
class ShapesTest {

    private static Graph graph() {
        Graph graph = new Graph(List.of("x"));
        graph.put("W", Parameter.dense("conv/W", Shape.of(4, 3, 3, 3), 0));
        graph.put("sizes", Constant.integers(0, -1));
        graph.add(new Node("flat", "Reshape", List.of("map", "sizes"), List.of("row"), Attributes.none()));
        graph.add(new Node("unused", "Neg", List.of("map"), List.of("negative"), Attributes.none()));
        Attributes strides = Attributes.none().integers("strides", 2, 2);
        graph.add(new Node("conv", "Conv", List.of("x", "W", ""), List.of("map"), strides));
        graph.output(List.of("row"));
        return graph;
    }

    @Test
    void ofEveryTensorThatTheOutputsNeed() {
        Shapes shapes = Shapes.of(graph(), Map.of("x", Shape.of(5, 3, 7, 9)));
        assertThat(shapes.nodes()).extracting(Node::name).containsExactly("conv", "flat");
        assertThat(shapes.shape("map")).isEqualTo(Shape.of(5, 4, 3, 4));
        assertThat(shapes.shape("row")).isEqualTo(Shape.of(5, 48));
        assertThat(shapes.all()).containsOnlyKeys("x", "W", "sizes", "map", "row");
        assertThatThrownBy(() -> shapes.shape("negative")).isInstanceOf(GraphException.class);
    }

    @Test
    void signaturesHoldShapesAndConstants() {
        Shapes shapes = Shapes.of(graph(), Map.of("x", Shape.of(5, 3, 7, 9)));
        Signature conv = shapes.signature(shapes.nodes().get(0), true, 7);
        assertThat(conv.has(2)).isFalse();
        assertThat(conv.shape(1)).isEqualTo(Shape.of(4, 3, 3, 3));
        assertThat(conv.constants()).containsOnlyNulls();
        assertThat(conv.training()).isTrue();
        assertThat(conv.seed()).isEqualTo(7);
        Signature flat = shapes.signature(shapes.nodes().get(1), false, 0);
        assertThat(flat.constant(1).integers()).containsExactly(0, -1);
        assertThatThrownBy(() -> conv.constant(1)).hasMessage("conv (Conv): input 1 must be a constant");
    }

    @Test
    void theSameGraphServesEveryBatch() {
        for (int batch : new int[] {0, 1, 16}) {
            Shapes shapes = Shapes.of(graph(), Map.of("x", Shape.of(batch, 3, 7, 9)));
            assertThat(shapes.shape("row")).isEqualTo(Shape.of(batch, 48));
        }
    }

    @Test
    void aTensorWrittenTwiceIsRefused() {
        Graph graph = graph();
        graph.add(new Node(
                "twice",
                "Split",
                List.of("row"),
                List.of("x", "y"),
                Attributes.none().integer("axis", 1)));
        graph.output(List.of("y"));
        assertThatThrownBy(() -> Shapes.of(graph, Map.of("x", Shape.of(5, 3, 7, 9))))
                .hasMessage("twice (Split): writes x, which is written already");
    }
}
