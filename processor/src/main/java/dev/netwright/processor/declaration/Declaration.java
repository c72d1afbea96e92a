package dev.netwright.processor.declaration;

import dev.netwright.processor.report.SourceRef;
import java.util.List;
import java.util.Optional;

/**
 * A network or a block as it was written: nothing is resolved yet, nothing of the compiler is left.
 *
 * @param qualifiedName with its package, {@code dev.netwright.dsl.block.VggBlock}
 * @param simpleName its name among the classes of its package, {@code Outer_Inner} for a nested one
 * @param file the source file, without its folder; empty where it is not known
 * @param own the methods that it declares itself: all of them but for a network that extends another
 * @param bases the networks that it extends, nearest first
 * @param lineage the interfaces that it inherits layers from, nearest first: networks or not
 * @param isRecorded whether its record is to be had: it is compiled now, or came with one
 * @param inThisCompile whether its source is compiled now, so that its own faults are reported here
 * @param setting what its surroundings ask of the classes that are generated beside it
 */
public record Declaration(
        Kind kind,
        String packageName,
        String qualifiedName,
        String simpleName,
        String file,
        List<Parameter> parameters,
        List<LayerMethod> methods,
        List<LayerMethod> own,
        List<Declaration> bases,
        List<Declaration> lineage,
        Optional<Reference> reference,
        boolean isPublic,
        boolean isRecorded,
        boolean inThisCompile,
        Setting setting,
        SourceRef at) {

    /** The version of the records that are written, and the newest that is read. */
    public static final int RECORD_VERSION = 1;

    public enum Kind {
        NETWORK,
        BLOCK
    }

    /**
     * What its surroundings ask of the classes that are generated beside it.
     *
     * @param isHidden whether they cannot name it: it is private, or inside what is
     * @param warnings of the compiler about naming it, {@code deprecation} among them
     * @param knowsGenerated whether {@code javax.annotation.processing.Generated} is to be had: not in every module
     */
    public record Setting(boolean isHidden, List<String> warnings, boolean knowsGenerated) {
        public static final Setting PLAIN = new Setting(false, List.of(), true);

        public Setting {
            warnings = List.copyOf(warnings);
        }
    }

    /** The published counts that a network is locked to. */
    public record Reference(Optional<Long> params, Optional<Long> macs, SourceRef paramsAt, SourceRef macsAt) {}

    public Declaration {
        parameters = List.copyOf(parameters);
        methods = List.copyOf(methods);
        own = List.copyOf(own);
        bases = List.copyOf(bases);
        lineage = List.copyOf(lineage);
    }

    /** This declaration with the layers {@code methods} alone. */
    public Declaration with(List<LayerMethod> methods) {
        return new Declaration(
                kind,
                packageName,
                qualifiedName,
                simpleName,
                file,
                parameters,
                methods,
                own,
                bases,
                lineage,
                reference,
                isPublic,
                isRecorded,
                inThisCompile,
                setting,
                at);
    }

    /** Its name as the user wrote it, {@code Inner} for a nested one: for messages. */
    public String typeName() {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    public boolean isBlock() {
        return kind == Kind.BLOCK;
    }

    public List<LayerMethod> inputs() {
        return methods.stream().filter(LayerMethod::isInput).toList();
    }

    public Optional<LayerMethod> method(String name) {
        return methods.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}
