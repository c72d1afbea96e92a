package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** {@code @Conv2d}: a two-dimensional convolution, {@code ConvolutionLayer}. */
public record Conv2d(int channels, Sliding window, int groups, boolean bias, ActivationFunction activation)
        implements Convolution {
    /** One merge reads no more than that: a Java method with the names of all groups would be beyond its 64 KB. */
    private static final int MOST_MERGED = 2_000;

    static final LayerKind KIND = LayerKind.of("Conv2d", Arity.ONE, Conv2d::read);

    private static Conv2d read(Members members) {
        Sliding window = Sliding.read(members, members.constant("rounding").equals("CEIL"));
        return new Conv2d(
                members.integer("channels", 1),
                window,
                members.integer("groups", 1),
                members.flag("bias"),
                members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        requireDivides("output", channels, input);
        requireDivides("input", input.channels(), input);
        Shape.Map output = window.over(input, channels);
        activation.requireFits("activation", output);
        return output;
    }

    private void requireDivides(String which, int divided, Shape.Map input) {
        if (divided % groups != 0) {
            throw LayerFault.of(
                            ErrorCode.MEMBER_OUT_OF_RANGE,
                            "%s groups do not divide the %s %s channels".formatted(groups, divided, which))
                    .on("groups")
                    .rule("all groups have the same number of input channels, and of output channels")
                    .tryInts("groups", 1, Math.min(channels, input.channels()), false);
        }
    }

    @Override
    public long weightsPerChannel(List<Shape> inputs) {
        Pair kernel = window.kernel();
        return Math.multiplyExact(
                (long) Inputs.map(inputs).channels() / groups,
                Math.multiplyExact((long) kernel.height(), kernel.width()));
    }

    @Override
    public void emit(Emission emission) {
        Shape.Map input = (Shape.Map) emission.input();
        Pair overhang = window.overhang(input);
        Sliding padded = window;
        if (!overhang.is(0)) {
            Pair padding = window.padding();
            emission.layerBefore(
                    "padding",
                    ZeroPad2d.code(
                            padding.height(), padding.height() + overhang.height(),
                            padding.width(), padding.width() + overhang.width()));
            padded = new Sliding(window.kernel(), window.stride(), new Pair(0, 0), window.dilation(), false);
        }
        if (groups == 1) {
            emission.layer(code(input.channels(), channels, padded));
        } else if (groups == input.channels()) {
            emission.layer(DepthwiseConv2d.code(groups, channels / groups, padded, bias, activation));
        } else {
            emitGroups(emission, input.channels() / groups, padded);
        }
    }

    /** Deeplearning4j has no groups: each reads its own channels, and what they give is put side by side. */
    private void emitGroups(Emission emission, int each, Sliding padded) {
        CodeBlock sideBySide = CodeBlock.of("new $T()", Vocabulary.MERGE_VERTEX);
        List<String> all = emission.position();
        List<String> merged = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            emission.readFrom(all);
            emission.vertexBefore(
                    "channels" + group,
                    CodeBlock.of("new $T($L, $L)", Vocabulary.SUBSET_VERTEX, group * each, (group + 1) * each - 1));
            parts.add("group" + group);
            emission.layerBefore("group" + group, code(each, channels / groups, padded));
            if (parts.size() == MOST_MERGED) {
                emission.readFrom(parts);
                emission.vertexBefore("groupsTo" + group, sideBySide);
                merged.add("groupsTo" + group);
                parts.clear();
            }
        }
        merged.addAll(parts);
        emission.readFrom(merged);
        emission.vertex(sideBySide);
    }

    private CodeBlock code(int in, int out, Sliding sliding) {
        return sliding.layer(Vocabulary.CONVOLUTION_LAYER, in, out, bias, activation);
    }
}
