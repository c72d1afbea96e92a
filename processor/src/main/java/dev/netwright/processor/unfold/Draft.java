package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A network with some of its layers written otherwise, on trial. Immutable: each method gives a new one. */
record Draft(Declaration network) {

    /** With another layer on the method {@code name}, which gives {@code kind}. */
    Draft replace(String name, AnnotationUse layer, TensorKind kind) {
        return changed(name, method -> method.with(layer)).retype(name, kind);
    }

    /** With {@code kind} as what the method is declared to give, also where others read it. */
    Draft retype(String name, TensorKind kind) {
        List<LayerMethod> methods = network.methods().stream()
                .map(method -> method.name().equals(name) ? method.giving(kind) : method)
                .map(method -> method.reading(method.reads().stream()
                        .map(read -> read.name().equals(name) ? new LayerMethod.Read(name, kind) : read)
                        .toList()))
                .toList();
        return new Draft(network.with(methods));
    }

    /** With every layer of one kind of tensor declared to be of another. */
    Draft retypeAll(TensorKind from, TensorKind to) {
        Draft draft = this;
        for (LayerMethod method : network.methods()) {
            draft = method.returns() == from ? draft.retype(method.name(), to) : draft;
        }
        return draft;
    }

    /** With the method {@code name} reading another layer. */
    Draft reread(String name, String read, TensorKind kind) {
        return changed(name, method -> method.reading(List.of(new LayerMethod.Read(read, kind))));
    }

    /** With a layer between the method {@code name} and what it reads in the place {@code index}. */
    Draft insert(String name, int index, String read, AnnotationUse layer, TensorKind kind) {
        List<LayerMethod> methods = new ArrayList<>();
        for (LayerMethod method : network.methods()) {
            if (!method.name().equals(name)) {
                methods.add(method);
                continue;
            }
            String inserted = name + "_";
            methods.add(LayerMethod.plain(
                    inserted, List.of(new LayerMethod.Read(read, TensorKind.ANY)), kind, layer, method.at()));
            List<LayerMethod.Read> reads = new ArrayList<>(method.reads());
            if (reads.isEmpty()) {
                reads.add(new LayerMethod.Read(inserted, kind));
            } else {
                reads.set(index, new LayerMethod.Read(inserted, kind));
            }
            methods.add(method.reading(reads));
        }
        return new Draft(network.with(methods));
    }

    private Draft changed(String name, UnaryOperator<LayerMethod> change) {
        return new Draft(network.with(network.methods().stream()
                .map(method -> method.name().equals(name) ? change.apply(method) : method)
                .toList()));
    }
}
