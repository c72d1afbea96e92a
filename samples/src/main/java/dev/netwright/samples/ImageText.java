package dev.netwright.samples;

import dev.netwright.runtime.data.BilinearResize;
import dev.netwright.runtime.data.ImageDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Shows images of one channel in letters, side by side. A letter stands for two pixels, one above the other. */
final class ImageText {

    private static final String RAMP = "   .:-=+*#%@";
    private static final int PIXELS_A_LETTER = 2;

    /** Three images of this side are as wide as a terminal of 80 columns. */
    private static final int SIDE = 28;

    private ImageText() {}

    /**
     * Lines of letters, brighter pixels as denser ones, all images resized to 28x28. The outermost pixels are left out.
     *
     * @param images of one channel
     * @param captions one list of lines for each of the images, put below it
     */
    static List<String> sideBySide(ImageDataset images, List<List<String>> captions) {
        BilinearResize resize = new BilinearResize(images.height(), images.width(), SIDE, SIDE);
        List<byte[]> pixels = IntStream.range(0, captions.size())
                .mapToObj(i -> resize.apply(images.pixels(i)))
                .toList();
        List<String> lines = new ArrayList<>();
        for (int row = 1; row + PIXELS_A_LETTER < SIDE; row += PIXELS_A_LETTER) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < captions.size(); i++) {
                line.append(i == 0 ? "" : " ").append(letters(pixels.get(i), row));
            }
            lines.add(line.toString().stripTrailing());
        }
        for (int row = 0; row < captions.get(0).size(); row++) {
            StringBuilder line = new StringBuilder();
            for (List<String> caption : captions) {
                line.append(("%-" + (SIDE - 1) + "s").formatted(caption.get(row)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String letters(byte[] pixels, int row) {
        StringBuilder letters = new StringBuilder();
        for (int column = 1; column < SIDE - 1; column++) {
            int upper = pixels[row * SIDE + column] & 0xff;
            int lower = pixels[(row + 1) * SIDE + column] & 0xff;
            letters.append(RAMP.charAt((upper + lower) * RAMP.length() / 512));
        }
        return letters.toString();
    }
}
