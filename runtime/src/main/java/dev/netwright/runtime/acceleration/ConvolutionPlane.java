package dev.netwright.runtime.acceleration;

import java.util.Arrays;

/**
 * How one plane of a convolution is laid out, so that its sums run over consecutive memory whatever the stride: with its
 * padding around it, and apart by the remainders of row and column by the stride. What an element of the kernel meets is
 * then one piece of memory, at the same distance from every window's place.
 */
final class ConvolutionPlane {

    private final PoolWindows windows;
    private final int width;
    private final int phase;
    private final int[] taps;

    /** @param dilation of rows and columns */
    ConvolutionPlane(PoolWindows windows, int[] dilation) {
        this.windows = windows;
        int farDown = (windows.kernelHeight() - 1) * dilation[0];
        int farAcross = (windows.kernelWidth() - 1) * dilation[1];
        width = windows.outWidth() + farAcross / windows.strideWidth();
        phase = (windows.outHeight() + farDown / windows.strideHeight()) * width;
        taps = new int[windows.kernelHeight() * windows.kernelWidth()];
        for (int tap = 0; tap < taps.length; tap++) {
            int row = tap / windows.kernelWidth() * dilation[0];
            int column = tap % windows.kernelWidth() * dilation[1];
            taps[tap] = inLayout(row, column);
        }
    }

    /** Where an element of the padded plane is. */
    private int inLayout(int row, int column) {
        int down = windows.strideHeight();
        int across = windows.strideWidth();
        return (row % down * across + column % across) * phase + row / down * width + column / across;
    }

    /** Elements that an array for one plane has. */
    int length() {
        // Beyond the last window's place, the others go on over the rest of its row.
        return windows.strideHeight() * windows.strideWidth() * phase + width;
    }

    /** The places of the windows: row after row, and some at the end of each row where none begins. */
    int places() {
        return windows.outHeight() * width;
    }

    /** The place of one window. */
    int place(int y, int x) {
        return y * width + x;
    }

    /** How far from a window's place each element of the kernel finds what it is multiplied with, row by row. */
    int[] taps() {
        return taps;
    }

    /** Puts a plane into its layout; the padding keeps what it has. */
    void spread(float[] plane, float[] spread) {
        move(plane, spread, true);
    }

    /** Takes a plane out of its layout; elements that no window sees keep what they have. */
    void gather(float[] spread, float[] plane) {
        move(plane, spread, false);
    }

    private void move(float[] plane, float[] spread, boolean there) {
        int rows = phase / width * windows.strideHeight();
        int columns = width * windows.strideWidth();
        int last = Math.min(windows.inHeight(), rows - windows.padTop());
        for (int y = 0; y < last; y++) {
            for (int x = 0; x < windows.strideWidth(); x++) {
                // The first column of this remainder, and where it lies.
                int first = Math.floorMod(x - windows.padLeft(), windows.strideWidth());
                int place = inLayout(y + windows.padTop(), first + windows.padLeft());
                int end = Math.min(windows.inWidth(), columns - windows.padLeft());
                int at = y * windows.inWidth();
                if (there) {
                    copy(plane, at + first, windows.strideWidth(), spread, place, 1, count(first, end));
                } else {
                    copy(spread, place, 1, plane, at + first, windows.strideWidth(), count(first, end));
                }
            }
        }
    }

    private int count(int first, int end) {
        return Math.max(0, (end - first + windows.strideWidth() - 1) / windows.strideWidth());
    }

    private static void copy(float[] from, int at, int step, float[] to, int there, int stride, int count) {
        if (step == 1 && stride == 1) {
            System.arraycopy(from, at, to, there, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[there + i * stride] = from[at + i * step];
        }
    }

    /** Puts one number for each window to the windows' places, and 0 between them. */
    void spreadWindows(float[] packed, int start, float[] places) {
        for (int y = 0; y < windows.outHeight(); y++) {
            int at = y * width;
            System.arraycopy(packed, start + y * windows.outWidth(), places, at, windows.outWidth());
            Arrays.fill(places, at + windows.outWidth(), at + width, 0);
        }
    }

    /** Takes one number for each window, {@code distance} from its place: one of {@link #taps}, or 0. */
    void gatherWindows(float[] places, int distance, float[] packed) {
        for (int y = 0; y < windows.outHeight(); y++) {
            System.arraycopy(places, distance + y * width, packed, y * windows.outWidth(), windows.outWidth());
        }
    }
}
