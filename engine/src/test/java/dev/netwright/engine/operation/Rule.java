package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;

/** The numbers of tensors in tests, the same as in {@code torch_operations.py}: in [-2, 2] and all different. */
final class Rule {
    private static final long PRIME = 10007;

    private Rule() {}

    static double[] numbers(int key, int count) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            long base = k + 131L * key + 1;
            numbers[k] = base * base * base % PRIME / (double) PRIME * 4 - 2;
        }
        return numbers;
    }

    static Tensor tensor(int key, Shape shape) {
        return new Tensor(shape, numbers(key, shape.elements()));
    }
}
