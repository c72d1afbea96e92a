package dev.netwright.processor.declaration;

import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.shape.TensorKind;
import java.util.List;
import java.util.Optional;

/**
 * A method of a network or of a block's body: one element of the declared order.
 *
 * @param reads its parameters: the layers it reads; empty for the layer above
 * @param line its line in the source file, 0 if unknown
 */
public record LayerMethod(
        String name,
        List<Read> reads,
        TensorKind returns,
        AnnotationUse layer,
        Optional<Text> shape,
        Optional<Text> repeat,
        Optional<Text> when,
        List<Text> binds,
        int line,
        SourceRef at) {

    /** A layer that is read, by name, and the kind of tensor that it is taken for. */
    public record Read(String name, TensorKind as) {}

    /** A text that the user typed inside an annotation, and where. */
    public record Text(String value, SourceRef at) {}

    public LayerMethod {
        reads = List.copyOf(reads);
        binds = List.copyOf(binds);
    }

    public boolean isInput() {
        return layer.annotation().equals(AnnotationUse.INPUT);
    }
}
