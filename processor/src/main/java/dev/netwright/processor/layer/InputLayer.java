package dev.netwright.processor.layer;

import dev.netwright.processor.shape.Shape;
import java.util.List;

/**
 * {@code @Input}: an example's tensor as it comes in.
 *
 * @param isOpen whether its sizes are ANY, the shape being the nominal one
 */
public record InputLayer(Shape shape, boolean isOpen) implements Layer {
    @Override
    public Shape infer(List<Shape> inputs) {
        return shape;
    }

    @Override
    public boolean handsOnItsInput() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        // Inputs are declared by name, all at once.
    }
}
