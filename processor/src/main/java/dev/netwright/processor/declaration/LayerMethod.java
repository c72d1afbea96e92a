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

    private static final String NEVER = "false";

    /** A layer that is read, by name, and the kind of tensor that it is taken for. */
    public record Read(String name, TensorKind as) {}

    /** A text that the user typed inside an annotation, and where. */
    public record Text(String value, SourceRef at) {
        Text at(SourceRef place) {
            return new Text(value, place);
        }
    }

    public LayerMethod {
        reads = List.copyOf(reads);
        binds = List.copyOf(binds);
    }

    /** A method of which the layer could not be read. It keeps its place, so that what reads it is not to blame. */
    public static LayerMethod unread(String name, List<Read> reads, SourceRef at) {
        return new LayerMethod(
                name,
                reads,
                TensorKind.ANY,
                AnnotationUse.UNREAD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                at);
    }

    /** A method with a layer and nothing else. */
    public static LayerMethod plain(
            String name, List<Read> reads, TensorKind returns, AnnotationUse layer, SourceRef at) {
        return new LayerMethod(
                name, reads, returns, layer, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0, at);
    }

    /** This method with another layer. */
    public LayerMethod with(AnnotationUse other) {
        return new LayerMethod(name, reads, returns, other, shape, repeat, when, binds, line, at);
    }

    /** This method declared to give another kind of tensor. */
    public LayerMethod giving(TensorKind kind) {
        return new LayerMethod(name, reads, kind, layer, shape, repeat, when, binds, line, at);
    }

    /** This method reading others. */
    public LayerMethod reading(List<Read> others) {
        return new LayerMethod(name, others, returns, layer, shape, repeat, when, binds, line, at);
    }

    public boolean isRead() {
        return !layer.annotation().isEmpty();
    }

    /** This method as an heir has it: its pins stay with its declarer, and what is wrong with it is said at the heir. */
    public LayerMethod inheritedAt(SourceRef heir) {
        return new LayerMethod(
                name,
                reads,
                returns,
                layer.at(heir),
                Optional.empty(),
                repeat.map(text -> text.at(heir)),
                when.map(text -> text.at(heir)),
                binds.stream().map(text -> text.at(heir)).toList(),
                line,
                heir);
    }

    /** This method left out, so that it stands for its first input. */
    public LayerMethod removed() {
        Optional<Text> never = Optional.of(new Text(NEVER, at));
        return new LayerMethod(name, reads, returns, layer, Optional.empty(), repeat, never, binds, line, at);
    }

    /** Whether it is left out whatever the sizes are, so that nothing need read it. */
    public boolean isNeverKept() {
        return when.filter(text -> text.value().equals(NEVER)).isPresent();
    }

    public boolean isInput() {
        return layer.annotation().equals(Keyword.INPUT.annotation());
    }
}
