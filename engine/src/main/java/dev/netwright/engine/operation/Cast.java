package dev.netwright.engine.operation;

import java.util.Set;

/**
 * Numbers of another type, {@code to}, ONNX's number of it. A number stays a number: a cast to integers drops what is behind
 * the point, and no gradient goes through it; one to float32 (1) or float64 (11) keeps everything.
 */
final class Cast extends Elementwise {
    private static final int FLOAT32 = 1;
    private static final int FLOAT64 = 11;
    /** ONNX's uint8, int8, uint16, int16, int32, int64, uint32 and uint64. */
    private static final Set<Integer> INTEGERS = Set.of(2, 3, 4, 5, 6, 7, 12, 13);

    @Override
    public Set<String> attributes() {
        return Set.of("to");
    }

    @Override
    Curve curve(Signature node) {
        int to = (int) node.attributes().integerOr("to", 0);
        if (to == FLOAT32 || to == FLOAT64) {
            return new Curve(x -> x, (x, y) -> 1);
        }
        if (INTEGERS.contains(to)) {
            return new Curve(x -> x < 0 ? Math.ceil(x) : Math.floor(x), (x, y) -> 0);
        }
        throw node.refuse("to must be float32 (1), float64 (11) or a type of integers, got " + to);
    }
}
