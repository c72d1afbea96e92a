package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Lstm}: a long short-term memory over the steps, {@code LSTM}; both ways, {@code Bidirectional} around it. */
public record Lstm(int units, boolean bidirectional) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "Lstm", Arity.ONE, members -> new Lstm(members.integer("units", 1), members.flag("bidirectional")));

    private static final int GATES = 4;

    @Override
    public Shape infer(List<Shape> inputs) {
        int features = Inputs.fits((long) directions() * units, "the number of features");
        return new Shape.Sequence(features, Inputs.sequence(inputs).steps());
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return Math.addExact(weights(inputs), (long) directions() * GATES * units);
    }

    @Override
    public long macs(List<Shape> inputs, Shape output) {
        return Math.multiplyExact(Inputs.sequence(inputs).steps(), weights(inputs));
    }

    private long weights(List<Shape> inputs) {
        long gates = (long) directions() * GATES * units;
        return Math.multiplyExact(gates, (long) Inputs.sequence(inputs).features() + units);
    }

    private int directions() {
        return bidirectional ? 2 : 1;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        CodeBlock lstm = CodeBlock.builder()
                .add("new $T.Builder()", Vocabulary.LSTM)
                .add(".nIn($L).nOut($L)", ((Shape.Sequence) emission.input()).features(), units)
                .add(".dataFormat($T.NCW)", Vocabulary.RNN_FORMAT)
                .add(".gateActivationFunction($T.SIGMOID)", Vocabulary.ACTIVATION)
                .add(".activation($T.TANH).build()", Vocabulary.ACTIVATION)
                .build();
        // Padding at the end comes after all that a forward one reads.
        emission.layer(
                bidirectional
                        ? emission.leavingOutPadding(CodeBlock.of(
                                "new $T($T.Mode.CONCAT, $L)", Vocabulary.BIDIRECTIONAL, Vocabulary.BIDIRECTIONAL, lstm))
                        : lstm);
    }
}
