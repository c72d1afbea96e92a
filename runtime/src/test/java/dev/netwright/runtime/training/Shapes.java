package dev.netwright.runtime.training;

import dev.netwright.runtime.data.ImageDataset;
import java.util.Random;

/** Noisy 6x6 pictures of a horizontal bar, a vertical bar and a square: easy, but not at once. */
final class Shapes {

    private Shapes() {}

    static ImageDataset draw(int size, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[36 * size];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = random.nextInt(3);
            int y = 1 + random.nextInt(3);
            int x = 1 + random.nextInt(3);
            for (int p = 0; p < 36; p++) {
                int noise = random.nextInt(120);
                pixels[36 * i + p] = (byte) (noise + (inside(labels[i], p / 6 - y, p % 6 - x) ? 110 : 0));
            }
        }
        return ImageDataset.of("shapes", 1, 6, 6, pixels, labels, 3);
    }

    private static boolean inside(int shape, int y, int x) {
        return switch (shape) {
            case 0 -> y == 0;
            case 1 -> x == 0;
            default -> (y == 0 || y == 1) && (x == 0 || x == 1);
        };
    }
}
