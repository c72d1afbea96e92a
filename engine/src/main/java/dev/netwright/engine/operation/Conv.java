package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * A convolution over one, two or three dimensions: {@code [N, C, ..]} to {@code [N, M, ..]}. Inputs: x; the weight
 * {@code [M, C / group, ..]}; the bias {@code [M]}, which may be left out. {@code group} is 1 by default; for the rest see
 * {@link Window}.
 */
final class Conv extends Convolving {

    @Override
    public Set<String> attributes() {
        return Set.of("kernel_shape", "strides", "dilations", "pads", "auto_pad", "group");
    }

    @Override
    public List<Shape> shapes(Signature node) {
        expectMaps(node);
        Shape x = node.shape(0);
        Shape weight = node.shape(1);
        if (weight.size(1) != x.size(1) / groups(node)) {
            throw node.refuse("the weight " + weight + " takes " + weight.size(1) * groups(node) + " channels in "
                    + groups(node) + " groups, got " + x);
        }
        node.expect(2, Shape.of(weight.size(0)));
        return List.of(Window.over(node, kernel(node)).shape(x.size(0), weight.size(0)));
    }

    private static Correlation correlation(Signature node) {
        Shape x = node.shape(0);
        return new Correlation(
                x.size(0),
                groups(node),
                node.shape(1).size(0),
                x.size(1),
                x.product(2, x.rank()),
                Window.over(node, kernel(node)).taps());
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        correlation(node).addToSmall(outputs[0].values(), inputs[0].values(), inputs[1].values());
        addBias(inputs, outputs[0]);
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        Correlation correlation = correlation(node);
        if (wanted[0] != null) {
            correlation.addToBig(wanted[0].values(), given[0].values(), inputs[1].values());
        }
        if (wanted[1] != null) {
            correlation.addToWeight(wanted[1].values(), given[0].values(), inputs[0].values());
        }
        addToBias(given[0], wanted);
    }
}
