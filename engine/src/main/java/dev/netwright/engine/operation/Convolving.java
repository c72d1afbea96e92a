package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;

/** What {@link Conv} and {@link ConvTranspose} share: inputs x, weight, and a bias that may be left out. */
abstract class Convolving implements Operation {

    /** Checks that input 0 is a map and input 1 a weight for maps of as many dimensions. */
    static void expectMaps(Signature node) {
        node.takes(2, 3);
        Shape x = node.shape(0);
        if (x.rank() < 3 || x.rank() > 5) {
            throw node.refuse("input 0 must be [N, C, L], [N, C, H, W] or [N, C, D, H, W], got " + x);
        }
        if (node.shape(1).rank() != x.rank()) {
            throw node.refuse("input 1, the weight, must have " + x.rank() + " dimensions, got " + node.shape(1));
        }
        if (!Arrays.equals(node.attributes().integersOr("kernel_shape", kernel(node)), kernel(node))) {
            throw node.refuse("kernel_shape must be that of the weight, " + Arrays.toString(kernel(node)));
        }
        if (groups(node) < 1 || x.size(1) % groups(node) != 0 || node.shape(1).size(0) % groups(node) != 0) {
            throw node.refuse("group must divide " + x.size(1) + " channels and "
                    + node.shape(1).size(0) + " rows of the weight, got "
                    + node.attributes().integerOr("group", 1));
        }
    }

    static int groups(Signature node) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, node.attributes().integerOr("group", 1)));
    }

    static int[] kernel(Signature node) {
        return Arrays.copyOfRange(node.shape(1).sizes(), 2, node.shape(1).rank());
    }

    /** Adds the bias of each channel to {@code [N, C, ..]}. */
    static void addBias(Tensor[] inputs, Tensor output) {
        if (inputs.length < 3 || inputs[2] == null) {
            return;
        }
        Lines lines = Lines.along(output.shape(), 1);
        for (int i = 0; i < output.values().length; i++) {
            output.values()[i] += inputs[2].values()[i / lines.inner() % lines.size()];
        }
    }

    /** Adds to the gradient at the bias. */
    static void addToBias(Tensor given, Tensor[] wanted) {
        if (wanted.length < 3 || wanted[2] == null) {
            return;
        }
        Lines lines = Lines.along(given.shape(), 1);
        for (int i = 0; i < given.values().length; i++) {
            wanted[2].values()[i / lines.inner() % lines.size()] += given.values()[i];
        }
    }
}
