package dev.netwright.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The four IDX files of MNIST, Fashion-MNIST and their like, read from a folder: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, each plain or with
 * {@code .gz}, and also with a dot before {@code idx}.
 *
 * @param training the images to learn from
 * @param test the images to test on
 */
public record IdxFolder(ImageDataset training, ImageDataset test) {

    /** Reads the four files, with labels 0 to 9. See {@link #read(Path, int)}. */
    public static IdxFolder read(Path folder) {
        return read(folder, 10);
    }

    /**
     * Reads the four files.
     *
     * @param folder the folder that holds them
     * @param classes the number of classes; labels are 0 to {@code classes - 1}
     * @throws DataException if the folder or a file is missing or not what it should be
     */
    public static IdxFolder read(Path folder, int classes) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder, Files.exists(folder) ? "is not a folder" : "no such folder");
        }
        ImageDataset training = part(folder, "train", "training", classes);
        ImageDataset test = part(folder, "t10k", "test", classes);
        if (training.height() != test.height() || training.width() != test.width()) {
            throw new DataException(
                    folder,
                    "its training images are " + training.height() + "x" + training.width() + ", its test images "
                            + test.height() + "x" + test.width());
        }
        return new IdxFolder(training, test);
    }

    private static ImageDataset part(Path folder, String prefix, String use, int classes) {
        Path images = find(folder, prefix + "-images", "idx3-ubyte");
        Path labels = find(folder, prefix + "-labels", "idx1-ubyte");
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = last == null ? use : last + " " + use;
        return IdxReader.read(name, images, labels, classes);
    }

    private static Path find(Path folder, String stem, String kind) {
        for (String name : List.of(stem + "-" + kind, stem + "." + kind)) {
            for (String suffix : List.of("", ".gz")) {
                Path file = folder.resolve(name + suffix);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new DataException(folder, "has no file " + stem + "-" + kind + " (or .gz)");
    }
}
