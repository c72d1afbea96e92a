package dev.netwright.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a network reads and outputs. An exported file carries it in its metadata, so that the file is all that serving
 * needs.
 *
 * @param network the name of the declaring interface, {@code LeNet}
 * @param fingerprint of the architecture, as checkpoints carry it
 * @param inputs in declared order
 * @param outputs the heads in declared order, auxiliary ones left out
 * @param sameSizes the names of inputs of open size that must have the same height and width, or as many steps, in one
 *     prediction: two or more in each group
 */
public record ModelDescription(
        String network,
        String fingerprint,
        List<ModelInput> inputs,
        List<ModelOutput> outputs,
        List<List<String>> sameSizes) {
    private static final String PREFIX = "netwright.";
    private static final String FORMAT = PREFIX + "format";
    private static final String VERSION = "2";
    /** It has neither the largest sizes nor the words of vocabularies. */
    private static final String WITHOUT_BOUNDS = "1";

    private static final String NETWORK = PREFIX + "network";
    private static final String FINGERPRINT = PREFIX + "fingerprint";
    private static final String INPUT = PREFIX + "input.";
    private static final String OUTPUT = PREFIX + "output.";
    private static final String LABELS = ".labels";
    private static final String VOCABULARY = ".vocabulary";
    private static final String SAME_SIZES = PREFIX + "same-sizes.";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no input or no output, or a name in {@code sameSizes} is not an
     *     input's
     */
    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        sameSizes = sameSizes.stream().map(List::copyOf).toList();
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException(network + " has at least one input and one output");
        }
        List<String> names = inputs.stream().map(ModelInput::name).toList();
        for (List<String> group : sameSizes) {
            if (!names.containsAll(group)) {
                throw new IllegalArgumentException(network + " has inputs " + names + ", not " + group);
            }
        }
    }

    /** For inputs whose sizes do not depend on each other. */
    public ModelDescription(String network, String fingerprint, List<ModelInput> inputs, List<ModelOutput> outputs) {
        this(network, fingerprint, inputs, outputs, List.of());
    }

    /** As the metadata of an ONNX model: texts by name, in a fixed order. */
    public Map<String, String> toMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, VERSION);
        metadata.put(NETWORK, network);
        metadata.put(FINGERPRINT, fingerprint);
        for (int i = 0; i < inputs.size(); i++) {
            String key = INPUT + i;
            metadata.put(key, inputs.get(i).written());
            inputs.get(i).vocabulary().ifPresent(words -> metadata.put(key + VOCABULARY, String.valueOf(words)));
        }
        for (int i = 0; i < sameSizes.size(); i++) {
            metadata.put(SAME_SIZES + i, String.join(" ", sameSizes.get(i)));
        }
        for (int i = 0; i < outputs.size(); i++) {
            ModelOutput output = outputs.get(i);
            metadata.put(OUTPUT + i, output.written());
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
        if (!format.equals(VERSION) && !format.equals(WITHOUT_BOUNDS)) {
            throw new IllegalArgumentException("its description has version " + format + ", this library reads version "
                    + VERSION + ": export it again, or use the library that wrote it");
        }
        List<ModelInput> inputs = inputs(metadata);
        if (format.equals(WITHOUT_BOUNDS)) {
            requireBounded(inputs);
        }
        List<List<String>> sameSizes = new ArrayList<>();
        for (int i = 0; metadata.containsKey(SAME_SIZES + i); i++) {
            sameSizes.add(List.of(metadata.get(SAME_SIZES + i).split(" ")));
        }
        return new ModelDescription(
                metadata.getOrDefault(NETWORK, ""),
                metadata.getOrDefault(FINGERPRINT, ""),
                inputs,
                outputs(metadata),
                sameSizes);
    }

    private static List<ModelInput> inputs(Map<String, String> metadata) {
        List<ModelInput> inputs = new ArrayList<>();
        for (int i = 0; metadata.containsKey(INPUT + i); i++) {
            String[] words = words(metadata.get(INPUT + i), 2);
            String vocabulary = metadata.get(INPUT + i + VOCABULARY);
            inputs.add(new ModelInput(
                    words[0],
                    dimensions(words[1]),
                    vocabulary == null ? OptionalInt.empty() : OptionalInt.of(number(vocabulary))));
        }
        return inputs;
    }

    /** A file that does not say it could be asked for what nobody proved, or for words that it does not know. */
    private static void requireBounded(List<ModelInput> inputs) {
        for (ModelInput input : inputs) {
            boolean mayBeIndices = input.kind() == TensorKind.SEQUENCE
                    && input.dimensions().get(0).size() == 1;
            if (input.isOpen() || mayBeIndices) {
                throw new IllegalArgumentException("its description has version " + WITHOUT_BOUNDS
                        + ", which does not say what input " + input.name() + " may be at most: export it again");
            }
        }
    }

    private static List<ModelOutput> outputs(Map<String, String> metadata) {
        List<ModelOutput> outputs = new ArrayList<>();
        for (int i = 0; metadata.containsKey(OUTPUT + i); i++) {
            String[] words = words(metadata.get(OUTPUT + i), 3);
            String labels = metadata.get(OUTPUT + i + LABELS);
            outputs.add(new ModelOutput(
                    words[0],
                    kind(words[2]),
                    dimensions(words[1]),
                    labels == null
                            ? List.of()
                            : Arrays.stream(labels.split("\n", -1))
                                    .map(ModelDescription::plain)
                                    .toList()));
        }
        return outputs;
    }

    private static List<Dimension> dimensions(String text) {
        try {
            return Dimensions.parse(text);
        } catch (NumberFormatException damaged) {
            throw damaged(text);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException damaged) {
            throw damaged(text);
        }
    }

    private static OutputKind kind(String text) {
        for (OutputKind kind : OutputKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw damaged(text);
    }

    private static IllegalArgumentException damaged(String text) {
        return new IllegalArgumentException("its description is damaged: '" + text + "'");
    }

    private static String[] words(String text, int count) {
        String[] words = text.split(" ");
        if (words.length != count) {
            throw damaged(text);
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
