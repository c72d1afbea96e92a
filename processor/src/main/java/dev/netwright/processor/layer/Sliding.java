package dev.netwright.processor.layer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Window;
import java.util.List;

/** A window that slides over the height and the width of a map: what convolutions and pools share. */
public record Sliding(Pair kernel, Pair stride, Pair padding, Pair dilation, boolean ceil) {
    private static final int TRIED = 64;

    public static final Pair ONE = new Pair(1, 1);

    /** The window of a convolution. */
    static Sliding read(Members members, boolean ceil) {
        return new Sliding(
                members.pair("kernel", 1),
                members.pair("stride", 1),
                members.pair("padding", 0),
                members.pair("dilation", 1),
                ceil);
    }

    /** The map that comes out, with {@code channels}. */
    public Shape.Map over(Shape.Map input, int channels) {
        return new Shape.Map(channels, output(0, input), output(1, input));
    }

    public Window window(int axis) {
        return new Window(kernel.along(axis), stride.along(axis), padding.along(axis), dilation.along(axis), ceil);
    }

    /** How far ceil rounding reaches beyond the bottom and the right of the padded input. */
    public Pair overhang(Shape.Map input) {
        return new Pair(window(0).overhang(input.height()), window(1).overhang(input.width()));
    }

    private int output(int axis, Shape.Map input) {
        Window window = window(axis);
        int length = axis == 0 ? input.height() : input.width();
        int output = window.output(length);
        if (output >= 1) {
            return output;
        }
        throw LayerFault.of(
                        ErrorCode.KERNEL_EXCEEDS_INPUT,
                        "a%s %s kernel%s does not fit its %sx%s input%s"
                                .formatted(
                                        startsWithVowel(kernel.height()) ? "n" : "",
                                        kernel.text(),
                                        dilation.is(1) ? "" : ", dilated to " + extent().text() + ",",
                                        input.height(),
                                        input.width(),
                                        padding.is(0)
                                                ? ""
                                                : ", padded to " + padded(input).text()))
                .on("kernel")
                .rule("%s%s, must be at least 1".formatted(along(axis, input), window.formula(length)))
                .tryValues(values("kernel", kernel, axis, 1, kernel.along(axis) - 1, false))
                .tryValues(
                        values("padding", padding, axis, padding.along(axis) + 1, padding.along(axis) + TRIED, true));
    }

    private Pair extent() {
        return new Pair(window(0).extent(), window(1).extent());
    }

    private Pair padded(Shape.Map input) {
        return new Pair(input.height() + 2 * padding.height(), input.width() + 2 * padding.width());
    }

    /** Which of the two formulas is meant, unless they are the same. */
    private String along(int axis, Shape.Map input) {
        boolean areAlike = input.height() == input.width() && window(0).equals(window(1));
        if (areAlike) {
            return "";
        }
        return axis == 0 ? "output height = " : "output width = ";
    }

    /** Whether an English reader says "an" before it: eight, eleven, eighteen, eighty. */
    private static boolean startsWithVowel(int number) {
        return number == 11 || number == 18 || String.valueOf(number).startsWith("8");
    }

    private static LayerFault.Candidates values(String member, Pair now, int axis, int from, int to, boolean open) {
        return LayerFault.Candidates.range(member, from, to, open, value -> {
            Pair pair = now.with(axis, (int) value);
            return pair.isSquare() ? List.of(value) : List.of((long) pair.height(), (long) pair.width());
        });
    }

    /** {@code new ConvolutionLayer.Builder(5, 5).nIn(1).nOut(6)..build()}: a layer of {@code type} with this window. */
    CodeBlock layer(ClassName type, int in, int out, boolean bias, ActivationFunction activation) {
        return CodeBlock.builder()
                .add("new $T.Builder($L, $L)", type, kernel.height(), kernel.width())
                .add(".nIn($L).nOut($L)", in, out)
                .add(options())
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build();
    }

    /** {@code .stride(2, 2).padding(1, 1)}: what differs from Deeplearning4j's defaults. */
    public CodeBlock options() {
        CodeBlock.Builder code = CodeBlock.builder();
        option(code, "stride", stride, 1);
        option(code, "padding", padding, 0);
        option(code, "dilation", dilation, 1);
        return code.build();
    }

    private static void option(CodeBlock.Builder code, String name, Pair pair, int usual) {
        if (!pair.is(usual)) {
            code.add(".$L($L, $L)", name, pair.height(), pair.width());
        }
    }
}
