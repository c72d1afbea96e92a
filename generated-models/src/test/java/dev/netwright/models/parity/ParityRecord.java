package dev.netwright.models.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What PyTorch computed for one network, as {@code parity/record.py} wrote it.
 *
 * @param parameters trainable parameters
 * @param gain factor of the weights in {@link ParityRule#weight}
 * @param input shape [N, C, H, W]
 * @param patches side of the squares of noise in the input, 0 for none
 * @param stages every layer, in order
 * @param logits what the head reads, [N, classes]
 * @param probabilities softmax of the logits, [N, classes]; taken here where the file leaves it out
 */
public record ParityRecord(
        String network,
        long parameters,
        double gain,
        long[] input,
        int patches,
        List<Stage> stages,
        Values logits,
        Values probabilities) {

    /**
     * One layer's activation, summed up: its mean, its mean absolute value, and then elements at the middles of equal
     * parts of the tensor in C order.
     */
    public record Stage(String layer, Values summary) {
        double meanAbsolute() {
            return summary.numbers()[1];
        }

        int samples() {
            return summary.numbers().length - 2;
        }
    }

    /** Numbers with the shape of the tensor that they come from. */
    public record Values(long[] shape, double[] numbers) {
        /** {@return the largest less the smallest of the numbers} */
        public double range() {
            return Arrays.stream(numbers).max().orElseThrow()
                    - Arrays.stream(numbers).min().orElseThrow();
        }

        /** {@return for each row [classes] of [N, classes] its softmax} */
        Values softmax() {
            int classes = Math.toIntExact(shape[1]);
            double[] made = new double[numbers.length];
            for (int row = 0; row < made.length; row += classes) {
                double largest =
                        Arrays.stream(numbers, row, row + classes).max().orElseThrow();
                double sum = 0;
                for (int i = row; i < row + classes; i++) {
                    made[i] = Math.exp(numbers[i] - largest);
                    sum += made[i];
                }
                for (int i = row; i < row + classes; i++) {
                    made[i] /= sum;
                }
            }
            return new Values(shape, made);
        }

        static Values of(String[] words, int first) {
            double[] numbers = Arrays.stream(words, first + 1, words.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Values(ParityRecord.shape(words[first]), numbers);
        }
    }

    /** {@return what is recorded for a network, named as its file without the ending} */
    public static ParityRecord read(String network) {
        List<String[]> lines = lines(network + ".txt");
        List<Stage> stages = lines.stream()
                .filter(words -> words[0].equals("stage"))
                .map(words -> new Stage(words[1], Values.of(words, 2)))
                .toList();
        Values logits = Values.of(line(lines, "logits").orElseThrow(), 1);
        return new ParityRecord(
                network,
                Long.parseLong(line(lines, "parameters").orElseThrow()[1]),
                Double.parseDouble(line(lines, "gain").orElseThrow()[1]),
                shape(line(lines, "input").orElseThrow()[1]),
                line(lines, "patches").map(words -> Integer.parseInt(words[1])).orElse(0),
                stages,
                logits,
                line(lines, "probabilities").map(words -> Values.of(words, 1)).orElseGet(logits::softmax));
    }

    /** {@return the words of each line of a recorded file, without comments} */
    public static List<String[]> lines(String file) {
        try (InputStream in = ParityRecord.class.getResourceAsStream("/parity/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException(file + " is not recorded: see parity/README.md");
            }
            return words(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String[]> words(Stream<String> lines) {
        return lines.filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .toList();
    }

    /** {@return the sizes in a text such as 2x1x28x28} */
    static long[] shape(String text) {
        return Arrays.stream(text.split("x")).mapToLong(Long::parseLong).toArray();
    }

    private static Optional<String[]> line(List<String[]> lines, String word) {
        return lines.stream().filter(words -> words[0].equals(word)).findFirst();
    }
}
