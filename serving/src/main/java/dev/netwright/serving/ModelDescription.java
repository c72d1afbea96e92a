package dev.netwright.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network reads and puts out. An exported file carries it in its metadata, so that the file is all that serving
 * needs.
 *
 * @param network the name of the declaring interface, {@code LeNet}
 * @param fingerprint of the architecture, as checkpoints carry it
 * @param inputs in declared order
 * @param outputs the heads in declared order, auxiliary ones left out
 */
public record ModelDescription(String network, String fingerprint, List<ModelInput> inputs, List<ModelOutput> outputs) {
    private static final String PREFIX = "netwright.";
    private static final String FORMAT = PREFIX + "format";
    private static final String VERSION = "1";
    private static final String NETWORK = PREFIX + "network";
    private static final String FINGERPRINT = PREFIX + "fingerprint";
    private static final String INPUT = PREFIX + "input.";
    private static final String OUTPUT = PREFIX + "output.";
    private static final String LABELS = ".labels";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no input or no output
     */
    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException(network + " has at least one input and one output");
        }
    }

    /** As the metadata of an ONNX model: texts by name, in a fixed order. */
    public Map<String, String> toMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, VERSION);
        metadata.put(NETWORK, network);
        metadata.put(FINGERPRINT, fingerprint);
        for (int i = 0; i < inputs.size(); i++) {
            metadata.put(INPUT + i, inputs.get(i).toString());
        }
        for (int i = 0; i < outputs.size(); i++) {
            ModelOutput output = outputs.get(i);
            metadata.put(OUTPUT + i, output.toString());
            if (!output.labels().isEmpty()) {
                metadata.put(
                        OUTPUT + i + LABELS,
                        String.join(
                                "\n",
                                output.labels().stream()
                                        .map(ModelDescription::escaped)
                                        .toList()));
            }
        }
        return metadata;
    }

    /**
     * Reads what {@link #toMetadata()} wrote.
     *
     * @throws IllegalArgumentException if it is not that; the message says what is wrong, in half a sentence
     */
    public static ModelDescription fromMetadata(Map<String, String> metadata) {
        String format = metadata.get(FORMAT);
        if (format == null) {
            throw new IllegalArgumentException(
                    "it does not say what it reads and puts out, so it is no model that" + " exportOnnx wrote");
        }
        if (!format.equals(VERSION)) {
            throw new IllegalArgumentException("its description has version " + format + ", this library reads version "
                    + VERSION + ": export it again, or use the library that wrote it");
        }
        List<ModelInput> inputs = new ArrayList<>();
        for (int i = 0; metadata.containsKey(INPUT + i); i++) {
            String[] words = words(metadata.get(INPUT + i), 2);
            inputs.add(new ModelInput(words[0], Dimensions.parse(words[1])));
        }
        List<ModelOutput> outputs = new ArrayList<>();
        for (int i = 0; metadata.containsKey(OUTPUT + i); i++) {
            String[] words = words(metadata.get(OUTPUT + i), 3);
            String labels = metadata.get(OUTPUT + i + LABELS);
            outputs.add(new ModelOutput(
                    words[0],
                    OutputKind.valueOf(words[2]),
                    Dimensions.parse(words[1]),
                    labels == null
                            ? List.of()
                            : Arrays.stream(labels.split("\n", -1))
                                    .map(ModelDescription::plain)
                                    .toList()));
        }
        return new ModelDescription(
                metadata.getOrDefault(NETWORK, ""), metadata.getOrDefault(FINGERPRINT, ""), inputs, outputs);
    }

    private static String[] words(String text, int count) {
        String[] words = text.split(" ");
        if (words.length != count) {
            throw new IllegalArgumentException("its description is damaged: '" + text + "'");
        }
        return words;
    }

    /** A label may hold any character, and one line is one label. */
    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String plain(String line) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 == line.length()) {
                label.append(c);
                continue;
            }
            char next = line.charAt(++i);
            label.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        }
        return label.toString();
    }

    /** {@code LeNet: image 1x28x28 > digit 10 SOFTMAX}. */
    @Override
    public String toString() {
        return network + ": "
                + String.join(", ", inputs.stream().map(ModelInput::toString).toList()) + " > "
                + String.join(", ", outputs.stream().map(ModelOutput::toString).toList());
    }
}
