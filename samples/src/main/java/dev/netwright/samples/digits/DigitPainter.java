package dev.netwright.samples.digits;

import dev.netwright.samples.digits.Glyph.Piece;
import java.util.List;
import java.util.SplittableRandom;

/** Paints one glyph on a square of unsigned bytes: stroke, blur, noise, in this order. */
final class DigitPainter {

    /** Height and width of an image in pixels. */
    static final int SIZE = 28;

    /** Pixels between the outermost stroke and the frame, so that the blur is not cut off either. */
    private static final double MARGIN = 1.5;

    private DigitPainter() {}

    /**
     * Paints a glyph.
     *
     * @param random makes the noise
     * @return {@code [28, 28]}, row after row
     */
    static byte[] paint(Glyph glyph, Distortion distortion, SplittableRandom random) {
        double[] coverage = new double[SIZE * SIZE];
        for (Piece piece : place(glyph, distortion)) {
            stroke(coverage, piece, distortion.pen());
        }
        double[] soft = blur(coverage, distortion.blur());
        byte[] pixels = new byte[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            double clean = distortion.paper() + (distortion.ink() - distortion.paper()) * soft[i];
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(clean + distortion.noise() * deviate(random))));
        }
        return pixels;
    }

    /** The pieces in pixels: scaled, sheared, turned, made to fit the frame, moved within it. */
    static List<Piece> place(Glyph glyph, Distortion distortion) {
        double cos = StrictMath.cos(distortion.turn());
        double sin = StrictMath.sin(distortion.turn());
        double scaleX = distortion.width() / Glyph.WIDTH;
        double scaleY = distortion.height() / Glyph.HEIGHT;
        double sheared = -distortion.shear() * scaleY;
        Affine turned = new Affine(
                cos * scaleX, cos * sheared - sin * scaleY, sin * scaleX, sin * sheared + cos * scaleY, 0, 0);
        Frame frame = Frame.around(glyph.pieces().stream().map(turned::apply).toList());
        double room = SIZE - 2 * (MARGIN + distortion.pen());
        double shrink = Math.min(1, room / Math.max(frame.width(), frame.height()));
        double freeX = Math.min(Distortion.REACH, (room - shrink * frame.width()) / 2);
        double freeY = Math.min(Distortion.REACH, (room - shrink * frame.height()) / 2);
        Affine placed = turned.scaled(shrink)
                .moved(
                        SIZE / 2.0 - shrink * frame.middleX() + distortion.shiftX() * freeX,
                        SIZE / 2.0 - shrink * frame.middleY() + distortion.shiftY() * freeY);
        return glyph.pieces().stream().map(placed::apply).toList();
    }

    private static void stroke(double[] coverage, Piece piece, double pen) {
        double reach = pen + 0.5;
        int left = (int) Math.max(0, Math.floor(Math.min(piece.x0(), piece.x1()) - reach));
        int right = (int) Math.min(SIZE - 1, Math.ceil(Math.max(piece.x0(), piece.x1()) + reach));
        int top = (int) Math.max(0, Math.floor(Math.min(piece.y0(), piece.y1()) - reach));
        int bottom = (int) Math.min(SIZE - 1, Math.ceil(Math.max(piece.y0(), piece.y1()) + reach));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double covered = reach - distance(piece, column + 0.5, row + 0.5);
                int at = row * SIZE + column;
                coverage[at] = Math.max(coverage[at], Math.min(1, covered));
            }
        }
    }

    private static double distance(Piece piece, double x, double y) {
        double alongX = piece.x1() - piece.x0();
        double alongY = piece.y1() - piece.y0();
        double square = alongX * alongX + alongY * alongY;
        double share = square == 0 ? 0 : ((x - piece.x0()) * alongX + (y - piece.y0()) * alongY) / square;
        double nearest = Math.max(0, Math.min(1, share));
        double acrossX = x - piece.x0() - nearest * alongX;
        double acrossY = y - piece.y0() - nearest * alongY;
        return Math.sqrt(acrossX * acrossX + acrossY * acrossY);
    }

    /** The mean of a pixel and its four neighbours, weighted; outside the frame there is paper. */
    private static double[] blur(double[] sharp, double share) {
        double[] soft = new double[sharp.length];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double around = at(sharp, row - 1, column)
                        + at(sharp, row + 1, column)
                        + at(sharp, row, column - 1)
                        + at(sharp, row, column + 1);
                soft[row * SIZE + column] = (1 - share) * at(sharp, row, column) + share * around / 4;
            }
        }
        return soft;
    }

    private static double at(double[] image, int row, int column) {
        boolean inside = row >= 0 && row < SIZE && column >= 0 && column < SIZE;
        return inside ? image[row * SIZE + column] : 0;
    }

    /** Near enough to normal, of mean 0 and variance 1; unlike {@code nextGaussian}, the same in every Java release. */
    private static double deviate(SplittableRandom random) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble();
        return 2 * (sum - 1.5);
    }

    /** x' = a x + b y + moveX, y' = c x + d y + moveY. */
    private record Affine(double a, double b, double c, double d, double moveX, double moveY) {

        Affine scaled(double factor) {
            return new Affine(factor * a, factor * b, factor * c, factor * d, factor * moveX, factor * moveY);
        }

        Affine moved(double right, double down) {
            return new Affine(a, b, c, d, moveX + right, moveY + down);
        }

        Piece apply(Piece piece) {
            return new Piece(
                    a * piece.x0() + b * piece.y0() + moveX,
                    c * piece.x0() + d * piece.y0() + moveY,
                    a * piece.x1() + b * piece.y1() + moveX,
                    c * piece.x1() + d * piece.y1() + moveY);
        }
    }

    private record Frame(double left, double top, double right, double bottom) {

        static Frame around(List<Piece> pieces) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (Piece piece : pieces) {
                left = Math.min(left, Math.min(piece.x0(), piece.x1()));
                top = Math.min(top, Math.min(piece.y0(), piece.y1()));
                right = Math.max(right, Math.max(piece.x0(), piece.x1()));
                bottom = Math.max(bottom, Math.max(piece.y0(), piece.y1()));
            }
            return new Frame(left, top, right, bottom);
        }

        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }

        double middleX() {
            return (left + right) / 2;
        }

        double middleY() {
            return (top + bottom) / 2;
        }
    }
}
