package dev.netwright.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The facts that the runtime must know about a network besides its graph: its name, the fingerprint of its
 * architecture, its inputs and heads in declared order, and the names of classes. Generated code builds one; it is
 * immutable.
 */
public final class Architecture {

    /**
     * One head.
     *
     * @param kind what it outputs
     * @param layer the head's layer
     * @param weight the factor of its loss, 1 by default
     * @param labelsOf the head whose labels it shares, which makes it an auxiliary head: trained, but not in what
     *     {@code predict} returns
     */
    public record Head(HeadKind kind, NetworkLayer layer, double weight, Optional<NetworkLayer> labelsOf) {

        /** Whether this head shares another's labels and is left out of predictions. */
        public boolean auxiliary() {
            return labelsOf.isPresent();
        }

        /** Whether {@code fit} needs labels for this head: it has a loss, and labels of its own. */
        public boolean takesLabels() {
            return kind != HeadKind.FEATURES && !auxiliary();
        }
    }

    private final String name;
    private final String fingerprint;
    private final List<NetworkLayer> inputs;
    private final Map<String, TensorShape> smallest;
    private final Map<String, TensorShape> largest;
    private final List<List<NetworkLayer>> sameLengths;
    private final List<List<NetworkLayer>> sameSteps;
    private final List<List<NetworkLayer>> sameSizes;
    private final Map<String, Integer> vocabularies;
    private final List<Head> heads;
    private final Map<String, List<String>> labels;

    private Architecture(Builder builder) {
        name = builder.name;
        fingerprint = builder.fingerprint;
        inputs = List.copyOf(builder.inputs);
        smallest = Map.copyOf(builder.smallest);
        largest = Map.copyOf(builder.largest);
        sameLengths = List.copyOf(builder.sameLengths);
        sameSteps = List.copyOf(builder.sameSteps);
        sameSizes = List.copyOf(builder.sameSizes);
        vocabularies = Map.copyOf(builder.vocabularies);
        heads = List.copyOf(builder.heads);
        labels = Map.copyOf(builder.labels);
    }

    /**
     * Starts an architecture.
     *
     * @param name the declaring interface's simple name, {@code LeNet}
     * @param fingerprint a hash of the architecture, which checkpoints carry
     */
    public static Builder named(String name, String fingerprint) {
        return new Builder(name, fingerprint);
    }

    /** The network's name. */
    public String name() {
        return name;
    }

    /** The hash of the architecture: equal for two networks exactly if a checkpoint of one fits the other. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The inputs, in declared order. */
    public List<NetworkLayer> inputs() {
        return inputs;
    }

    /**
     * The smallest map or shortest sequence that an input of open size takes: any height and width, or any number of steps
     * from there to {@link #largest} will do. Empty for an input of fixed size, and its layer's shape is then the only one.
     */
    public Optional<TensorShape> smallest(NetworkLayer input) {
        return Optional.ofNullable(smallest.get(input.id()));
    }

    /** The largest map or longest sequence that the compiler proved for an input of open size; empty for one of fixed size. */
    public Optional<TensorShape> largest(NetworkLayer input) {
        return Optional.ofNullable(largest.get(input.id()));
    }

    /** Inputs of open steps whose examples must be equally long, one by one: their sequences are read together. */
    public List<List<NetworkLayer>> sameLengths() {
        return sameLengths;
    }

    /** Inputs of open steps that must be padded to equally many: their batches are stacked, or an expression reads them. */
    public List<List<NetworkLayer>> sameSteps() {
        return sameSteps;
    }

    /** Input maps of open size that must have one height and width: they are read together. */
    public List<List<NetworkLayer>> sameSizes() {
        return sameSizes;
    }

    /**
     * The number of words of an input that an embedding reads: its values are whole numbers from 0 to one less. Empty
     * for an input that no embedding reads.
     */
    public OptionalInt vocabulary(NetworkLayer input) {
        Integer words = vocabularies.get(input.id());
        return words == null ? OptionalInt.empty() : OptionalInt.of(words);
    }

    boolean isOpen(NetworkLayer input) {
        return smallest.containsKey(input.id());
    }

    /**
     * Whether an input is of open size, so that maps and sequences inside may have sizes other than the nominal ones.
     */
    public boolean isOpen() {
        return !smallest.isEmpty();
    }

    /** All heads, auxiliary ones too, in declared order: the order of the graph's outputs. */
    public List<Head> heads() {
        return heads;
    }

    /** The heads that a prediction returns, in declared order: all but the auxiliary ones. */
    public List<Head> mainHeads() {
        return heads.stream().filter(head -> !head.auxiliary()).toList();
    }

    /** The heads that labels are given for, in declared order. */
    public List<Head> labelledHeads() {
        return heads.stream().filter(Head::takesLabels).toList();
    }

    /**
     * The main head of a network with one input and one main head.
     *
     * @param method the method that is only for such a network
     * @param instead the method that is for every network
     */
    Head onlyHead(String method, String instead) {
        List<Head> main = mainHeads();
        if (main.size() != 1 || inputs.size() != 1) {
            throw new IllegalStateException(name + " has " + inputs.size() + " inputs and " + main.size() + " heads: "
                    + method + " is for one of each, use " + instead);
        }
        return main.get(0);
    }

    /** The names of the classes of a head, in order; empty where none were declared. */
    public List<String> labels(NetworkLayer head) {
        return labels.getOrDefault(head.id(), List.of());
    }

    @Override
    public String toString() {
        return name + " (" + fingerprint + ")";
    }

    /** Collects the parts in declared order. */
    public static final class Builder {
        private final String name;
        private final String fingerprint;
        private final List<NetworkLayer> inputs = new ArrayList<>();
        private final Map<String, TensorShape> smallest = new LinkedHashMap<>();
        private final Map<String, TensorShape> largest = new LinkedHashMap<>();
        private final List<List<NetworkLayer>> sameLengths = new ArrayList<>();
        private final List<List<NetworkLayer>> sameSteps = new ArrayList<>();
        private final List<List<NetworkLayer>> sameSizes = new ArrayList<>();
        private final Map<String, Integer> vocabularies = new LinkedHashMap<>();
        private final List<Head> heads = new ArrayList<>();
        private final Map<String, List<String>> labels = new LinkedHashMap<>();

        private Builder(String name, String fingerprint) {
            this.name = Objects.requireNonNull(name, "name");
            this.fingerprint = Objects.requireNonNull(fingerprint, "fingerprint");
        }

        /** Adds an input. */
        public Builder input(NetworkLayer layer) {
            inputs.add(layer);
            return this;
        }

        /** Adds an input of open size, whose layer has the nominal shape: any size from the smallest to the largest will do. */
        public Builder input(NetworkLayer layer, TensorShape least, TensorShape most) {
            smallest.put(layer.id(), least);
            largest.put(layer.id(), most);
            return input(layer);
        }

        /** Says that the examples of these inputs are equally long, one by one. */
        public Builder sameLengths(NetworkLayer... layers) {
            sameLengths.add(List.of(layers));
            return this;
        }

        /** Says that these inputs are padded to equally many steps. */
        public Builder sameSteps(NetworkLayer... layers) {
            sameSteps.add(List.of(layers));
            return this;
        }

        /** Says that these input maps have one height and width. */
        public Builder sameSizes(NetworkLayer... layers) {
            sameSizes.add(List.of(layers));
            return this;
        }

        /** Says that an embedding of so many words reads an input; with several embeddings, give the smallest. */
        public Builder vocabulary(NetworkLayer input, int words) {
            vocabularies.put(input.id(), words);
            return this;
        }

        /** Adds a head of weight 1 with labels of its own. */
        public Builder head(HeadKind kind, NetworkLayer layer) {
            return head(kind, layer, 1);
        }

        /** Adds a head with labels of its own. */
        public Builder head(HeadKind kind, NetworkLayer layer, double weight) {
            heads.add(new Head(kind, layer, weight, Optional.empty()));
            return this;
        }

        /** Adds an auxiliary head, which shares the labels of {@code labelsOf}. */
        public Builder head(HeadKind kind, NetworkLayer layer, double weight, NetworkLayer labelsOf) {
            heads.add(new Head(kind, layer, weight, Optional.of(labelsOf)));
            return this;
        }

        /** Names the classes of a head, in order. */
        public Builder labels(NetworkLayer head, String... names) {
            labels.put(head.id(), List.of(names));
            return this;
        }

        /** @throws IllegalStateException if there is no input or no head, or an auxiliary head has no partner */
        public Architecture build() {
            if (inputs.isEmpty() || heads.isEmpty()) {
                throw new IllegalStateException(name + ": a network has at least one input and one head");
            }
            for (Head head : heads) {
                head.labelsOf().ifPresent(partner -> requireLabelled(head, partner));
            }
            return new Architecture(this);
        }

        private void requireLabelled(Head head, NetworkLayer partner) {
            boolean labelled = heads.stream()
                    .anyMatch(other -> other.takesLabels() && other.layer().id().equals(partner.id()));
            if (!labelled) {
                throw new IllegalStateException(name + ": " + head.layer().id() + " shares the labels of "
                        + partner.id() + ", which is no head with labels");
            }
        }
    }
}
