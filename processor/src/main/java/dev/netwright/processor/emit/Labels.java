package dev.netwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The names of classes. A few stand where they are used; more than that are split into classes of their own, since a
 * static initialiser holds about 8,000 and a class about 32,000.
 */
final class Labels {
    private static final int MOST_IN_PLACE = 1_000;
    private static final int MOST_IN_A_CLASS = 4_000;

    private final ClassName network;
    private final List<TypeSpec> types = new ArrayList<>();
    private int inPlace;

    Labels(ClassName network) {
        this.network = network;
    }

    /** The arguments that name them: one by one, or an array. */
    CodeBlock of(List<String> labels) {
        if (inPlace + labels.size() <= MOST_IN_PLACE) {
            inPlace += labels.size();
            return joined(labels);
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (int start = 0; start < labels.size(); start += MOST_IN_A_CLASS) {
            parts.add(part(labels.subList(start, Math.min(labels.size(), start + MOST_IN_A_CLASS))));
        }
        return parts.size() == 1
                ? parts.get(0)
                : CodeBlock.of(
                        "$T.of($L).flatMap($T::of).toArray(String[]::new)",
                        Stream.class,
                        CodeBlock.join(parts, ", "),
                        Stream.class);
    }

    private CodeBlock part(List<String> labels) {
        ClassName name = network.nestedClass("Labels" + (types.size() + 1));
        types.add(TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(ArrayTypeName.of(String.class), "NAMES", Modifier.STATIC, Modifier.FINAL)
                        .initializer("{$L}", joined(labels))
                        .build())
                .build());
        return CodeBlock.of("$T.NAMES", name);
    }

    private static CodeBlock joined(List<String> labels) {
        return CodeBlock.join(labels.stream().map(CodeBlocks::string).toList(), ", ");
    }

    /** The classes that were needed. */
    List<TypeSpec> types() {
        return types;
    }
}
