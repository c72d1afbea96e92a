package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * A transposed convolution over one, two or three dimensions: {@code [N, C, ..]} to {@code [N, M, ..]}. Inputs: x; the weight
 * {@code [C, M / group, ..]}; the bias {@code [M]}, which may be left out. A size becomes
 * {@code (size - 1) stride + (kernel - 1) dilation + 1 - pads + output_padding}. {@code group} is 1 by default,
 * {@code output_padding} 0; there is no {@code auto_pad}; for the rest see {@link Window}.
 */
final class ConvTranspose extends Convolving {

    @Override
    public Set<String> attributes() {
        return Set.of("kernel_shape", "strides", "dilations", "pads", "output_padding", "group");
    }

    private static int channels(Signature node) {
        return node.shape(1).size(1) * groups(node);
    }

    @Override
    public List<Shape> shapes(Signature node) {
        expectMaps(node);
        Shape x = node.shape(0);
        if (node.shape(1).size(0) != x.size(1)) {
            throw node.refuse(
                    "the weight " + node.shape(1) + " takes " + node.shape(1).size(0) + " channels, got " + x);
        }
        node.expect(2, Shape.of(channels(node)));
        return List.of(Window.under(node, kernel(node)).seen(x.size(0), channels(node)));
    }

    private Correlation correlation(Signature node) {
        Shape x = node.shape(0);
        Shape y = shapes(node).get(0);
        return new Correlation(
                x.size(0),
                groups(node),
                x.size(1),
                channels(node),
                y.product(2, y.rank()),
                Window.under(node, kernel(node)).taps());
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        correlation(node).addToBig(outputs[0].values(), inputs[0].values(), inputs[1].values());
        addBias(inputs, outputs[0]);
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        Correlation correlation = correlation(node);
        if (wanted[0] != null) {
            correlation.addToSmall(wanted[0].values(), given[0].values(), inputs[1].values());
        }
        if (wanted[1] != null) {
            correlation.addToWeight(wanted[1].values(), inputs[0].values(), given[0].values());
        }
        addToBias(given[0], wanted);
    }
}
