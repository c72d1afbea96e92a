package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/**
 * {@code y = min(max(x, least), most)}. Inputs: x; the constants {@code least} and {@code most}, one number each, without
 * bound where left out. The slope at a bound is 1.
 */
final class Clip extends Elementwise {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 3);
        curve(node);
        return List.of(node.shape(0));
    }

    @Override
    Curve curve(Signature node) {
        double least = node.number(1, Double.NEGATIVE_INFINITY);
        double most = node.number(2, Double.POSITIVE_INFINITY);
        return new Curve(x -> Math.min(Math.max(x, least), most), (x, y) -> x < least || x > most ? 0 : 1);
    }
}
