package dev.netwright.processor.layer;

import dev.netwright.dsl.Activation;
import dev.netwright.dsl.Rounding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The text of {@code docs/layers.md}. */
final class LayerPage {
    private static final String[] SIZES = {"F", "F x T", "C x H x W", "C x D x H x W"};
    private static final String[] TENSORS = {"vectors", "sequences", "maps", "volumes"};
    private static final int ALL = SIZES.length;
    private static final String INTRODUCTION = """
            # Layers, heads, blocks

            Every annotation of the language, one line each. The name links to its source, which says the rest: formula,
            parameters, errors, and its counterpart in PyTorch. A test makes this page from that source and from the compiler:
            it tries what each layer reads.

            - Shapes are those of one example: a vector `F`, a sequence `F x T`, a map `C x H x W`, a volume `C x D x H x W`.
            - A member in **bold** must be given, or bound with `@Bind`; the others have the default shown. A member of both sides
              of a map takes `n` or `{height, width}`. A pool whose `stride` is left out steps by its kernel.
            - *several* stands for two or more of equal shape.
            - `H'`, `W'`, `D'`, `T'` are the sizes that a window leaves: `floor((H + 2 * padding - window) / stride) + 1`;
              `@ConvTranspose2d` does the reverse.

            """;

    private final List<DocumentedAnnotation> annotations;
    private final TriedShapes tried;
    private final Set<String> vocabulary;

    LayerPage(List<DocumentedAnnotation> annotations, TriedShapes tried, Set<String> vocabulary) {
        this.annotations = annotations;
        this.tried = tried;
        this.vocabulary = vocabulary;
    }

    String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (int rank : new int[] {3, 1, 2, 4}) {
            Set<Integer> only = Set.of(rank);
            table(
                    page,
                    "Layers on " + TENSORS[rank - 1],
                    layers(kind -> !kind.isHead() && reads(kind).equals(only)));
        }
        table(
                page,
                "Layers on several kinds of tensor",
                layers(kind -> !kind.isHead() && reads(kind).size() > 1));
        table(page, "Heads", layers(LayerKind::isHead));
        page.append("## Blocks\n\n");
        page.append("Each is declared in the language itself, in the file behind its name.\n\n");
        page.append("| block | from | to | members | what it is |\n| --- | --- | --- | --- | --- |\n");
        annotations.stream()
                .filter(DocumentedAnnotation::isBlock)
                .forEach(block -> page.append("| %s | %s | %s |\n"
                        .formatted(link(block), fromAndTo(block), members(block) + " | " + block.meaning())));
        wiring(page);
        return page.toString();
    }

    private void wiring(StringBuilder page) {
        page.append("\n## What declares, wires and pins\n\n");
        page.append("`@Input` needs the sizes of one kind of tensor, and inside a block none.\n\n");
        page.append("| annotation | members | what it does |\n| --- | --- | --- |\n");
        annotations.stream()
                .filter(LayerPage::wires)
                .forEach(annotation -> page.append(
                        "| %s | %s | %s |\n".formatted(link(annotation), members(annotation), annotation.meaning())));
        page.append("\n## Values\n\n");
        page.append("- `activation`: %s\n".formatted(constants(Activation.values())));
        page.append("- `rounding`: %s\n".formatted(constants(Rounding.values())));
        page.append("- `height` and `width` of an input: a number, or `ANY` for both; `steps`: a number, or `ANY`\n");
        page.append(
                "- return types: `FeatureVector`, `FeatureSequence`, `FeatureMap`, `FeatureVolume`, or `Tensor` for any\n");
    }

    private static String constants(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> "`" + value + "`").collect(Collectors.joining(", "));
    }

    /** The annotations of the shipped kinds that fit, in the order of the list of kinds. */
    private List<DocumentedAnnotation> layers(Predicate<LayerKind> which) {
        return LayerKinds.shipped().all().stream()
                .filter(which)
                .map(kind -> annotations.stream()
                        .filter(annotation -> annotation.qualifiedName().equals(kind.annotation()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no source of " + kind.annotation())))
                .toList();
    }

    private Set<Integer> reads(LayerKind kind) {
        return tried.ranks(kind.annotation().substring("dev.netwright.dsl.".length()));
    }

    /** The mark that the compiler reads back is nothing that one writes. */
    private static boolean wires(DocumentedAnnotation annotation) {
        return !annotation.isBlock()
                && LayerKinds.shipped().of(annotation.qualifiedName()).isEmpty()
                && !annotation.simpleName().equals("DeclarationRecord");
    }

    private void table(StringBuilder page, String heading, List<DocumentedAnnotation> layers) {
        page.append("## ").append(heading).append("\n\n");
        page.append("| layer | from | to | members | what it does | Deeplearning4j |\n");
        page.append("| --- | --- | --- | --- | --- | --- |\n");
        for (DocumentedAnnotation layer : layers) {
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            link(layer),
                            fromAndTo(layer),
                            members(layer),
                            layer.meaning(),
                            code(layer.becomes(vocabulary))));
        }
        page.append('\n');
    }

    private static String link(DocumentedAnnotation annotation) {
        return "[`@%s`](../%s)".formatted(annotation.simpleName(), annotation.file());
    }

    private String fromAndTo(DocumentedAnnotation annotation) {
        String several = LayerKinds.shipped()
                .of(annotation.qualifiedName())
                .filter(kind -> kind.arity().least() > 1)
                .map(kind -> "several: ")
                .orElse("");
        if (annotation.keepsTheShape()) {
            Set<Integer> ranks = tried.ranks(annotation.simpleName());
            List<String> sizes =
                    ranks.stream().map(rank -> "`" + SIZES[rank - 1] + "`").toList();
            return several + (ranks.size() == ALL ? "any" : String.join(" or ", sizes)) + " | the same";
        }
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (DocumentedAnnotation.Formula formula : annotation.formulas()) {
            from.add("`" + formula.from() + "`");
            to.add("`" + formula.to() + "`");
        }
        return String.join("<br>", from) + " | " + String.join("<br>", to);
    }

    private static String members(DocumentedAnnotation annotation) {
        return annotation.members().stream()
                .map(member -> member.isRequired()
                        ? "**`" + member.name() + "`**"
                        : "`" + member.name() + " = " + member.byDefault() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String code(Set<String> classes) {
        return classes.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
