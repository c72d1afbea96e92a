package dev.netwright.samples.digits;

import java.util.List;

/**
 * One character as straight pieces of a pen's way, in a box 64 wide and 100 high with y downwards. Curves have been cut into
 * short pieces already. Strokes keep to the box but for the pen's width.
 */
record Glyph(List<Piece> pieces) {

    static final double WIDTH = 64;
    static final double HEIGHT = 100;

    /** A straight piece from (x0, y0) to (x1, y1); a dot where both ends are the same. */
    record Piece(double x0, double y0, double x1, double y1) {}

    Glyph {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a glyph has at least one piece");
        }
        pieces = List.copyOf(pieces);
    }
}
