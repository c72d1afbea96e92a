package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code A B}, as NumPy's {@code matmul}: {@code [.., M, K]} and {@code [.., K, N]} to {@code [.., M, N]}, where the sizes
 * before are broadcast. A vector {@code [K]} is a row on the left and a column on the right, and is gone from the output.
 */
final class MatMul implements Operation {

    /** A with at least two dimensions. */
    private static Shape left(Signature node) {
        Shape a = node.shape(0);
        return a.rank() == 1 ? Shape.of(1, a.size(0)) : a;
    }

    /** B with at least two dimensions. */
    private static Shape right(Signature node) {
        Shape b = node.shape(1);
        return b.rank() == 1 ? Shape.of(b.size(0), 1) : b;
    }

    private static Shape batch(Shape matrices) {
        return Shape.of(Arrays.copyOf(matrices.sizes(), matrices.rank() - 2));
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        boolean areMatrices = node.shape(0).rank() > 0 && node.shape(1).rank() > 0;
        if (!areMatrices || left(node).size(-1) != right(node).size(-2)) {
            throw node.refuse("expected [.., M, K] and [.., K, N], got " + node.shape(0) + " and " + node.shape(1));
        }
        List<Integer> sizes = new ArrayList<>();
        for (int size : Places.common(node, List.of(batch(left(node)), batch(right(node))))
                .sizes()) {
            sizes.add(size);
        }
        if (node.shape(0).rank() > 1) {
            sizes.add(left(node).size(-2));
        }
        if (node.shape(1).rank() > 1) {
            sizes.add(right(node).size(-1));
        }
        return List.of(Shape.of(sizes));
    }

    private static List<Product> products(Signature node) {
        Shape a = left(node);
        Shape b = right(node);
        Shape batch = Places.common(node, List.of(batch(a), batch(b)));
        int[] ofA = Places.broadcast(batch(a), batch);
        int[] ofB = Places.broadcast(batch(b), batch);
        int rows = a.size(-2);
        int inner = a.size(-1);
        int columns = b.size(-1);
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < ofA.length; i++) {
            products.add(new Product(
                    rows,
                    inner,
                    columns,
                    Product.Matrix.of(ofA[i] * rows * inner, inner, false),
                    Product.Matrix.of(ofB[i] * inner * columns, columns, false),
                    i * rows * columns));
        }
        return products;
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        for (Product product : products(node)) {
            product.forward(inputs[0].values(), inputs[1].values(), 1, outputs[0].values());
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        for (Product product : products(node)) {
            product.backward(inputs, given[0].values(), 1, wanted);
        }
    }
}
