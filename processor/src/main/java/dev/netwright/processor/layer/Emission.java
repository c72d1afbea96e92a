package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a layer writes its Deeplearning4j lines: one vertex with the layer's own name, and before it as many as the
 * lowering needs. They are a chain whose first reads the layer's inputs; {@link #readFrom} begins a branch, or joins
 * several.
 */
public final class Emission {
    private final List<Shape> inputs;
    private final List<Integer> stacked;
    private final Shape output;
    private final boolean trains;
    private final boolean ownsInput;
    private final boolean padded;
    private final CodeBlock origin;
    private List<String> position = List.of();
    private final List<Vertex> vertices = new ArrayList<>();

    /**
     * A call of {@code addLayer} or {@code addVertex}.
     *
     * @param part what follows the layer's name and a slash; empty for the layer itself
     * @param reads the parts that it reads; none for the layer's own inputs
     */
    public record Vertex(String part, boolean isLayer, CodeBlock code, List<String> reads) {}

    /**
     * @param stacked how many batches each input holds
     * @param trains whether the network has a head with a loss
     * @param ownsInput whether nothing else looks at the memory of the first input
     * @param padded whether the inputs are sequences of ANY steps, which may be padded
     * @param origin the network's input that the first input comes from
     */
    public Emission(
            List<Shape> inputs,
            List<Integer> stacked,
            Shape output,
            boolean trains,
            boolean ownsInput,
            boolean padded,
            CodeBlock origin) {
        this.stacked = List.copyOf(stacked);
        this.inputs = List.copyOf(inputs);
        this.output = output;
        this.trains = trains;
        this.ownsInput = ownsInput;
        this.padded = padded;
        this.origin = origin;
    }

    /** What {@code layer} writes wherever it stands: enough to tell whether two are lowered alike. */
    public static List<Vertex> anywhere(
            Layer layer, List<Shape> inputs, List<Integer> stacked, Shape output, boolean padded) {
        Emission emission = new Emission(inputs, stacked, output, true, true, padded, CodeBlock.of(""));
        layer.emit(emission);
        return emission.vertices();
    }

    public Shape input() {
        return inputs.get(0);
    }

    public List<Shape> inputs() {
        return inputs;
    }

    /** How many batches the first input holds. */
    public int stacked() {
        return stacked.get(0);
    }

    public Shape output() {
        return output;
    }

    public boolean trains() {
        return trains;
    }

    /** Whether the first input may be overwritten: nothing else looks at it. */
    public boolean ownsInput() {
        return ownsInput;
    }

    /** Whether the inputs are sequences of ANY steps: a batch may be padded at the end, and there is a mask then. */
    public boolean isPadded() {
        return padded;
    }

    /** {@code layer} as it is, or around it what keeps padding out of the real steps where there may be some. */
    public CodeBlock leavingOutPadding(CodeBlock layer) {
        return padded ? CodeBlock.of("new $T($L)", Vocabulary.SEQUENCE_LAYER, layer) : layer;
    }

    /** The name of the network's input that the first input comes from: whose mask it has. */
    public CodeBlock origin() {
        return origin;
    }

    /** What the next vertex will read: the part that was written last; nothing stands for the layer's own inputs. */
    public List<String> position() {
        return position;
    }

    /** Lets the next vertex read {@code parts} instead of what was written last. */
    public void readFrom(List<String> parts) {
        position = List.copyOf(parts);
    }

    /** The layer itself, the last vertex of the chain. */
    public void layer(CodeBlock code) {
        add("", true, code);
    }

    /** The layer itself, where it is no Deeplearning4j layer. */
    public void vertex(CodeBlock code) {
        add("", false, code);
    }

    /** A layer ahead of it, named {@code part} below its name. */
    public void layerBefore(String part, CodeBlock code) {
        add(part, true, code);
    }

    public void vertexBefore(String part, CodeBlock code) {
        add(part, false, code);
    }

    private void add(String part, boolean isLayer, CodeBlock code) {
        vertices.add(new Vertex(part, isLayer, code, position));
        position = List.of(part);
    }

    public List<Vertex> vertices() {
        return List.copyOf(vertices);
    }
}
