package dev.netwright.samples.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Reads the way of a pen, written as letters and numbers:
 *
 * <ul>
 *   <li>{@code M x y} lifts the pen and puts it down at a point;
 *   <li>{@code L x y} draws a line to a point;
 *   <li>{@code Q cx cy x y} draws a quadratic Bézier curve to (x, y) that bends towards (cx, cy);
 *   <li>{@code A cx cy rx ry from to} draws an arc of an ellipse with its axes upright, angles in degrees, 0 to the right and
 *       90 down; a line leads from where the pen is to its start;
 *   <li>{@code E cx cy rx ry} lifts the pen and draws a whole ellipse;
 *   <li>{@code Z} draws a line back to where the pen was put down.
 * </ul>
 */
final class PenPath {

    /** At the size of the images, pieces this long are shorter than two pixels: no corner of a curve can be seen. */
    private static final double DEGREES_A_PIECE = 18;

    private static final int PIECES_A_CURVE = 8;

    private final List<Glyph.Piece> pieces = new ArrayList<>();
    private double startX;
    private double startY;
    private double x;
    private double y;
    private boolean down;

    private PenPath() {}

    /** @throws IllegalArgumentException if the text is not a path */
    static Glyph parse(String text) {
        PenPath path = new PenPath();
        try (Scanner words = new Scanner(text)) {
            while (words.hasNext()) {
                path.step(words);
            }
        }
        return new Glyph(path.pieces);
    }

    private void step(Scanner words) {
        String command = words.next();
        switch (command) {
            case "M" -> putDown(number(words), number(words));
            case "L" -> lineTo(number(words), number(words));
            case "Q" -> curve(number(words), number(words), number(words), number(words));
            case "A" -> arc(number(words), number(words), number(words), number(words), number(words), number(words));
            case "E" -> {
                down = false;
                arc(number(words), number(words), number(words), number(words), 0, 360);
            }
            case "Z" -> lineTo(startX, startY);
            default -> throw new IllegalArgumentException("no such pen command: " + command);
        }
    }

    private static double number(Scanner words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("the path ends within a command");
        }
        return Double.parseDouble(words.next());
    }

    private void putDown(double toX, double toY) {
        startX = toX;
        startY = toY;
        x = toX;
        y = toY;
        down = true;
    }

    private void lineTo(double toX, double toY) {
        if (!down) {
            putDown(toX, toY);
            return;
        }
        pieces.add(new Glyph.Piece(x, y, toX, toY));
        x = toX;
        y = toY;
    }

    private void curve(double bendX, double bendY, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        for (int i = 1; i <= PIECES_A_CURVE; i++) {
            double t = (double) i / PIECES_A_CURVE;
            double s = 1 - t;
            lineTo(s * s * fromX + 2 * s * t * bendX + t * t * toX, s * s * fromY + 2 * s * t * bendY + t * t * toY);
        }
    }

    private void arc(double centreX, double centreY, double radiusX, double radiusY, double from, double to) {
        int count = (int) StrictMath.ceil(Math.abs(to - from) / DEGREES_A_PIECE);
        for (int i = 0; i <= count; i++) {
            double angle = StrictMath.toRadians(from + (to - from) * i / count);
            lineTo(centreX + radiusX * StrictMath.cos(angle), centreY + radiusY * StrictMath.sin(angle));
        }
    }
}
