package dev.netwright.runtime.data;

import java.nio.file.Path;

/**
 * Reads pairs of files in the IDX format of MNIST, plain or gzip (told by their first bytes, not their names): a big-endian
 * magic number (0, 0, type 8 for unsigned bytes, number of dimensions), one 4-byte size a dimension, the bytes.
 */
public final class IdxReader {

    private IdxReader() {}

    /**
     * Reads a pair of files.
     *
     * @param name what a person would call the data
     * @param images the file of images, {@code [N, H, W]}, sides at most 65,535
     * @param labels the file of labels, {@code [N]}
     * @param classes the number of classes, at most 256
     * @throws DataException if a file is missing, cut short, has bytes left over, is of another kind, needs more memory than
     *     the program has, or the two don't belong together
     */
    public static ImageDataset read(String name, Path images, Path labels, int classes) {
        try (IdxFile imageFile = IdxFile.open(images, "images", 3);
                IdxFile labelFile = IdxFile.open(labels, "labels", 1)) {
            if (labelFile.count() != imageFile.count()) {
                throw new DataException(
                        labels,
                        "has " + labelFile.count() + " labels for the " + imageFile.count() + " images of "
                                + images.getFileName());
            }
            requireMemory(images, imageFile, labelFile);
            try {
                byte[] pixels = imageFile.bytes();
                int[] classOf = classes(labels, labelFile.bytes(), classes);
                return ImageDataset.owning(name, 1, imageFile.size(1), imageFile.size(2), pixels, classOf, classes);
            } catch (OutOfMemoryError e) {
                throw tooLarge(images, imageFile);
            }
        }
    }

    /** Before anything is read: filling the memory to find out takes long, and is bad for everything else in it. */
    private static void requireMemory(Path file, IdxFile images, IdxFile labels) {
        long needed = images.length() + labels.length() * (1L + Integer.BYTES);
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw tooLarge(file, images);
        }
    }

    private static DataException tooLarge(Path file, IdxFile images) {
        return new DataException(
                file,
                "declares " + images.count() + " images of " + images.size(1) + "x" + images.size(2)
                        + ", which need more memory than the "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB that the program has; java -Xmx gives it more");
    }

    private static int[] classes(Path file, byte[] bytes, int classes) {
        int[] labels = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            labels[i] = bytes[i] & 0xff;
            if (labels[i] >= classes) {
                throw new DataException(file, "label " + i + " is " + labels[i] + ", must be 0 to " + (classes - 1));
            }
        }
        return labels;
    }
}
