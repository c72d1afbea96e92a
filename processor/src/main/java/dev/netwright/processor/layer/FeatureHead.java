package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;
import java.util.Optional;

/** {@code @Output}: plain features, without a loss. */
public record FeatureHead() implements Head {
    static final LayerKind KIND = LayerKind.head("Output", members -> new FeatureHead());

    @Override
    public Shape infer(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String kind() {
        return "FEATURES";
    }

    @Override
    public double weight() {
        return 0;
    }

    @Override
    public Optional<String> labelsOf() {
        return Optional.empty();
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        // Beside heads that train, Deeplearning4j wants a loss of every output: this one is always zero.
        CodeBlock none = CodeBlock.of("new $T()", Vocabulary.NO_LOSS);
        emission.layer(
                emission.trains()
                        ? LossHead.layer(emission.output(), none, ActivationFunction.IDENTITY)
                        : Activate.code(ActivationFunction.IDENTITY));
    }
}
