package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Node;
import dev.netwright.engine.plan.Kernel;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kernels. What has none is computed by the plain Java reference. */
public final class Kernels {
    private static final Map<String, Kernel> ALL = Stream.of(
                    List.of(
                            new ConvKernel(),
                            new ConvTransposeKernel(),
                            new GemmKernel(),
                            new BatchNormalizationKernel(),
                            new LrnKernel(),
                            new LstmKernel(),
                            new GatherKernel(),
                            new DropoutKernel(),
                            new ConcatKernel(),
                            new TransposeKernel(),
                            new SliceKernel(),
                            new SplitKernel()),
                    named(PoolKernel::new, "MaxPool", "AveragePool", "GlobalMaxPool", "GlobalAveragePool"),
                    named(ViewKernel::new, "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity"),
                    named(BinaryKernel::new, "Add", "Sub", "Mul"),
                    named(SoftmaxKernel::new, "Softmax", "LogSoftmax"),
                    named(LossKernel::new, "SoftmaxCrossEntropy", "SigmoidCrossEntropy", "SquaredError"),
                    named(
                            ActivationKernel::new,
                            "Relu",
                            "LeakyRelu",
                            "Elu",
                            "Sigmoid",
                            "Tanh",
                            "Clip",
                            "Swish",
                            "Mish",
                            "Gelu",
                            "HardSwish",
                            "HardSigmoid",
                            "Abs",
                            "Exp",
                            "Neg"))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Kernel::operation, Function.identity()));

    private Kernels() {}

    private static List<Kernel> named(Function<String, Kernel> kernel, String... operations) {
        return Stream.of(operations).map(kernel).toList();
    }

    /** The kernel of a node's operation. */
    public static Kernel of(Node node) {
        Kernel kernel = ALL.get(node.operation());
        return kernel == null ? new ReferenceKernel(node.operation()) : kernel;
    }

    /** The plain Java reference of a node's operation. */
    public static Kernel reference(Node node) {
        return new ReferenceKernel(node.operation());
    }
}
