package dev.netwright.samples;

import dev.netwright.runtime.data.IdxFolder;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.samples.digits.DrawnDigits;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a network learns from and is measured on.
 *
 * @param source where it comes from, for people
 * @param training to learn from
 * @param validation to watch the training with; no image of it is in the other two
 * @param test to measure the trained network with
 * @param classNames one for each class
 * @param mirrored whether the mirror image of an example is an example of the same class
 */
record SampleData(
        String source,
        ImageDataset training,
        Optional<ImageDataset> validation,
        ImageDataset test,
        List<String> classNames,
        boolean mirrored) {

    private static final int VALIDATION_SIZE = 500;
    private static final long VALIDATION_SEED = 3;

    /** The share of a folder's training images that early stop watches. */
    private static final double VALIDATION_SHARE = 0.1;

    private static final List<String> GARMENTS = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    /** Digits drawn by this program. */
    static SampleData drawn() {
        ImageDataset validation = DrawnDigits.draw("drawn digits for validation", VALIDATION_SIZE, VALIDATION_SEED);
        return new SampleData(
                "digits that this program draws itself (--data DIR for others)",
                DrawnDigits.training(),
                Optional.of(validation),
                DrawnDigits.test(),
                numbers(),
                false);
    }

    /**
     * The IDX files of a folder.
     *
     * @param validated whether a tenth of the training images is held back for validation
     * @param seed decides which tenth
     * @throws dev.netwright.runtime.data.DataException if a file is missing or not what it should be
     */
    static SampleData folder(Path folder, boolean validated, long seed) {
        IdxFolder files = IdxFolder.read(folder);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        boolean fashion = String.valueOf(name).toLowerCase(Locale.ROOT).contains("fashion");
        SampleData whole = new SampleData(
                folder.toString(),
                files.training(),
                Optional.empty(),
                files.test(),
                fashion ? GARMENTS : numbers(),
                fashion);
        return validated ? whole.split(seed) : whole;
    }

    private static List<String> numbers() {
        return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    }

    private SampleData split(long seed) {
        if (training.size() < 2) {
            throw new IllegalArgumentException(
                    source + ": --early-stop holds back training images to watch, and there is only one");
        }
        ImageDataset.Split split = training.split(VALIDATION_SHARE, seed);
        return new SampleData(source, split.training(), Optional.of(split.validation()), test, classNames, mirrored);
    }

    /** At most so many images of each part. */
    SampleData limited(int examples) {
        return new SampleData(
                source,
                first(training, examples),
                validation.map(data -> first(data, examples)),
                first(test, examples),
                classNames,
                mirrored);
    }

    private static ImageDataset first(ImageDataset data, int examples) {
        return examples < data.size() ? data.subset(0, examples) : data;
    }
}
