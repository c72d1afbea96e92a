package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * A long short-term memory of u units over T steps, with the gates i, o, f and c in this order:
 *
 * <pre>{@code
 * i, o, f = sigmoid(W x[t] + Wb + R h[t - 1] + Rb)       c' = tanh(the same of its own rows)
 * c[t] = f c[t - 1] + i c'                               h[t] = o tanh(c[t])
 * }</pre>
 *
 * <p>Inputs: x {@code [T, N, F]}; W {@code [D, 4u, F]}; R {@code [D, 4u, u]}; and, each of which may be left out, B
 * {@code [D, 8u]}, Wb before Rb, or Wb alone, which ONNX does not have; the lengths {@code [N]}; the first h and c, {@code [D, N, u]} each. Outputs: h at each step
 * {@code [T, D, N, u]}, 0 behind the length of an example; the last h and the last c {@code [D, N, u]}. {@code direction} is
 * {@code forward} (the default), {@code reverse}, from the last real step to the first, or {@code bidirectional}, where D is
 * 2 instead of 1. {@code hidden_size} is u and may be left out.
 */
final class LSTM implements Operation {
    static final int X = 0;
    static final int W = 1;
    static final int R = 2;
    static final int B = 3;
    static final int LENGTHS = 4;
    static final int FIRST_H = 5;
    static final int FIRST_C = 6;

    @Override
    public Set<String> attributes() {
        return Set.of("direction", "hidden_size");
    }

    private static int directions(Signature node) {
        String direction = node.attributes().textOr("direction", "forward");
        return switch (direction) {
            case "forward", "reverse" -> 1;
            case "bidirectional" -> 2;
            default -> throw node.refuse("direction must be forward, reverse or bidirectional, got " + direction);
        };
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(3, 7);
        Shape x = node.shape(X);
        Shape r = node.shape(R);
        if (x.rank() != 3 || r.rank() != 3) {
            throw node.refuse("expected x [T, N, F] and R [D, 4u, u], got " + x + " and " + r);
        }
        int directions = directions(node);
        int units = r.size(2);
        if (node.attributes().integerOr("hidden_size", units) != units) {
            throw node.refuse("hidden_size must be " + units + ", that of R " + r);
        }
        node.expect(R, Shape.of(directions, 4 * units, units));
        node.expect(W, Shape.of(directions, 4 * units, x.size(2)));
        boolean hasOneBias = node.has(B) && node.shape(B).size(-1) == 4 * units;
        node.expect(B, Shape.of(directions, (hasOneBias ? 4 : 8) * units));
        node.expect(LENGTHS, Shape.of(x.size(1)));
        Shape state = Shape.of(directions, x.size(1), units);
        node.expect(FIRST_H, state);
        node.expect(FIRST_C, state);
        return List.of(Shape.of(x.size(0), directions, x.size(1), units), state, state);
    }

    private static Recurrence recurrence(Signature node, Tensor[] inputs, int direction, int example) {
        boolean isReversed = direction == 1
                || node.attributes().textOr("direction", "forward").equals("reverse");
        int steps = node.shape(X).size(0);
        int length = node.has(LENGTHS) ? node.whole("lengths", inputs[LENGTHS].values()[example], 0, steps) : steps;
        return new Recurrence(inputs, directions(node), direction, example, isReversed, length);
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        for (int direction = 0; direction < directions(node); direction++) {
            for (int example = 0; example < node.shape(X).size(1); example++) {
                recurrence(node, inputs, direction, example).write(outputs);
            }
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        for (int direction = 0; direction < directions(node); direction++) {
            for (int example = 0; example < node.shape(X).size(1); example++) {
                recurrence(node, inputs, direction, example).backward(given, wanted);
            }
        }
    }
}
