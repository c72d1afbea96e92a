package dev.netwright.models.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A random network and what PyTorch computed for it, as {@code parity/random_networks.py} wrote it.
 *
 * @param name of its interface
 * @param methods the lines of its interface
 * @param inputs one for each input, [N, ..]
 * @param labels one for each head
 * @param stages the layers when predicting, then the heads
 * @param loss before a step, or NaN where it does not train
 * @param steps what a step of gradient descent adds to each of PyTorch's parameters, the statistics of normalisations
 *     among them
 */
record RandomNetwork(
        String name,
        List<String> methods,
        List<INDArray> inputs,
        List<INDArray> labels,
        List<ParityRecord.Stage> stages,
        List<ParityRecord.Stage> predictions,
        double loss,
        List<ParityRecord.Stage> steps) {

    boolean trains() {
        return !Double.isNaN(loss);
    }

    /** {@return the networks of a recorded file, by its words line by line} */
    static List<RandomNetwork> of(List<String[]> lines) {
        List<RandomNetwork> networks = new ArrayList<>();
        int end;
        for (int from = 0; from < lines.size(); from = end) {
            end = from + 1;
            while (end < lines.size() && !lines.get(end)[0].equals("network")) {
                end++;
            }
            networks.add(one(lines.subList(from, end)));
        }
        return networks;
    }

    private static RandomNetwork one(List<String[]> lines) {
        List<ParityRecord.Stage> predictions = stages(lines, "prediction");
        Map<String, String> kinds = new HashMap<>();
        with(lines, "head").forEach(words -> kinds.put(words[1], words[2]));
        return new RandomNetwork(
                lines.get(0)[1],
                with(lines, "declares").stream()
                        .map(words -> String.join(" ", Arrays.asList(words).subList(1, words.length)))
                        .toList(),
                with(lines, "input").stream().map(RandomNetwork::input).toList(),
                predictions.stream()
                        .map(head -> labels(head, kinds.get(head.layer())))
                        .toList(),
                stages(lines, "stage"),
                predictions,
                with(lines, "loss").stream()
                        .mapToDouble(words -> Double.parseDouble(words[1]))
                        .findFirst()
                        .orElse(Double.NaN),
                stages(lines, "step"));
    }

    private static List<String[]> with(List<String[]> lines, String word) {
        return lines.stream().filter(words -> words[0].equals(word)).toList();
    }

    private static List<ParityRecord.Stage> stages(List<String[]> lines, String word) {
        return with(lines, word).stream()
                .map(words -> new ParityRecord.Stage(words[1], ParityRecord.Values.of(words, 2)))
                .toList();
    }

    /** Numbers around 0, or the indices of words. */
    private static INDArray input(String[] words) {
        long[] shape = ParityRecord.shape(words[2]);
        int factor = Integer.parseInt(words[4]);
        boolean isIndex = words[3].equals("words");
        float[] values =
                isIndex ? ParityRule.images(words[1], count(shape)) : ParityRule.centred(words[1], count(shape));
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
            values[i] = isIndex ? (float) Math.floor(values[i]) : values[i];
        }
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    /** A one at the largest number of each place, zeros and ones, or the numbers. */
    private static INDArray labels(ParityRecord.Stage head, String kind) {
        long[] shape = head.summary().shape();
        INDArray drawn = Nd4j.createFromArray(ParityRule.images(head.layer() + ".labels", count(shape)))
                .reshape('c', shape);
        return switch (kind) {
            case "SoftmaxOutput" ->
                drawn.sub(drawn.max(true, 1).broadcast(shape)).gte(0).castTo(drawn.dataType());
            case "SigmoidOutput" -> drawn.gt(0.5).castTo(drawn.dataType());
            default -> drawn;
        };
    }

    private static long count(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return name + "\n    " + String.join("\n    ", methods);
    }
}
