package dev.netwright.samples;

import dev.netwright.runtime.data.ImageDataset;
import java.util.ArrayList;
import java.util.List;

/** Shows images of one channel in letters, side by side. A letter stands for two pixels, one above the other. */
final class ImageText {

    private static final String RAMP = "   .:-=+*#%@";
    private static final int PIXELS_A_LETTER = 2;

    private ImageText() {}

    /**
     * Lines of letters, brighter pixels as denser ones. The outermost pixels are left out: three images of 28 pixels are then
     * as wide as a terminal of 80 columns.
     *
     * @param images of one channel
     * @param captions one list of lines for each of the images, put below it
     */
    static List<String> sideBySide(ImageDataset images, List<List<String>> captions) {
        List<String> lines = new ArrayList<>();
        for (int row = 1; row + PIXELS_A_LETTER < images.height(); row += PIXELS_A_LETTER) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < captions.size(); i++) {
                line.append(i == 0 ? "" : " ").append(letters(images, i, row));
            }
            lines.add(line.toString().stripTrailing());
        }
        for (int row = 0; row < captions.get(0).size(); row++) {
            StringBuilder line = new StringBuilder();
            for (List<String> caption : captions) {
                line.append(String.format("%-" + (images.width() - 1) + "s", caption.get(row)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String letters(ImageDataset images, int index, int row) {
        byte[] pixels = images.pixels(index);
        StringBuilder letters = new StringBuilder();
        for (int column = 1; column < images.width() - 1; column++) {
            int upper = pixels[row * images.width() + column] & 0xff;
            int lower = pixels[(row + 1) * images.width() + column] & 0xff;
            letters.append(RAMP.charAt((upper + lower) * RAMP.length() / 512));
        }
        return letters.toString();
    }
}
