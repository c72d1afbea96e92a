package dev.netwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The record of what a declaration's class file loses. */
public final class RecordSource {
    private static final int HASH_DIGITS = 16;
    private static final ClassName RECORD = ClassName.get(Keyword.PACKAGE, Keyword.RECORD.simpleName());

    private RecordSource() {}

    public static SourceFile of(Declaration declaration) {
        ClassName name = nameOf(declaration);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "What the class file of {@link $T} loses; the compiler reads it where that comes from a jar.\n",
                        declared(declaration))
                // Public for any: what is generated in other packages refers to it.
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotation(annotation(declaration))
                .addAnnotations(suppressed(declaration))
                .addField(FieldSpec.builder(String.class, "HASH", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("Changes with the declaration.\n")
                        .initializer(CodeBlocks.string(hash(declaration)))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        return SourceFile.of(name, type.build(), declaration.at());
    }

    static ClassName nameOf(Declaration declaration) {
        return ClassName.get(declaration.packageName(), declaration.simpleName() + "Record");
    }

    /** The declaration itself. */
    static ClassName declared(Declaration declaration) {
        String inPackage = declaration.packageName().isEmpty()
                ? declaration.qualifiedName()
                : declaration
                        .qualifiedName()
                        .substring(declaration.packageName().length() + 1);
        String[] names = inPackage.split("\\.");
        return ClassName.get(declaration.packageName(), names[0], Arrays.copyOfRange(names, 1, names.length));
    }

    /** Against warnings about naming the declaration, which are its author's to heed and not its users'. */
    static List<AnnotationSpec> suppressed(Declaration declaration) {
        List<String> warnings = declaration.setting().warnings();
        if (warnings.isEmpty()) {
            return List.of();
        }
        AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
        warnings.forEach(warning -> suppressed.addMember("value", CodeBlocks.string(warning)));
        return List.of(suppressed.build());
    }

    private static AnnotationSpec annotation(Declaration declaration) {
        AnnotationSpec.Builder record = AnnotationSpec.builder(RECORD)
                .addMember("version", "$L", Declaration.RECORD_VERSION)
                .addMember("declares", "$T.class", declared(declaration))
                .addMember("file", CodeBlocks.string(declaration.file()));
        if (declaration.own().isEmpty()) {
            record.addMember("elements", "{}");
        }
        for (LayerMethod method : declaration.own()) {
            AnnotationSpec.Builder element = AnnotationSpec.builder(RECORD.nestedClass("Element"))
                    .addMember("name", CodeBlocks.string(method.name()));
            for (LayerMethod.Read read : method.reads()) {
                element.addMember("reads", CodeBlocks.string(read.name()));
            }
            record.addMember(
                    "elements",
                    "$L",
                    element.addMember("line", "$L", method.line()).build());
        }
        return record.build();
    }

    /** Of the declaration's content: lines may move without a change. */
    private static String hash(Declaration declaration) {
        CodeBlock.Builder text = CodeBlock.builder();
        declaration.parameters().forEach(parameter -> text.add("$L\n", parameter));
        for (LayerMethod method : declaration.own()) {
            List<String> texts =
                    method.binds().stream().map(LayerMethod.Text::value).toList();
            text.add(
                    "$L $L $L ", method.name(), method.reads(), method.returns().typeName());
            text.add(
                    "$L $L ",
                    method.layer().annotation(),
                    new TreeMap<>(method.layer().given()));
            text.add(
                    "$L $L $L $L\n",
                    texts,
                    method.shape().map(LayerMethod.Text::value).orElse(""),
                    method.repeat().map(LayerMethod.Text::value).orElse(""),
                    method.when().map(LayerMethod.Text::value).orElse(""));
        }
        return Fingerprint.of(CodeBlocks.ascii(text.build().toString())).substring(0, HASH_DIGITS);
    }
}
