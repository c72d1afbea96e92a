package dev.netwright.engine.operation;

import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations that there are. */
public final class Operations {

    /** All of them, by name. */
    public static final List<Operation> ALL = List.of(
            new Abs(),
            new Add(),
            new AveragePool(),
            new BatchNormalization(),
            new Cast(),
            new Clip(),
            new Concat(),
            new Conv(),
            new ConvTranspose(),
            new Div(),
            new Dropout(),
            new Elu(),
            new Erf(),
            new Exp(),
            new Expand(),
            new Flatten(),
            new Gather(),
            new Gelu(),
            new Gemm(),
            new GlobalAveragePool(),
            new GlobalMaxPool(),
            new HardSigmoid(),
            new HardSwish(),
            new Identity(),
            new LRN(),
            new LSTM(),
            new LayerNormalization(),
            new LeakyRelu(),
            new Log(),
            new LogSoftmax(),
            new MatMul(),
            new Max(),
            new MaxPool(),
            new Mean(),
            new Min(),
            new Mish(),
            new Mul(),
            new Neg(),
            new PRelu(),
            new Pad(),
            new Pow(),
            new ReduceL2(),
            new ReduceMax(),
            new ReduceMean(),
            new ReduceSum(),
            new Relu(),
            new Reshape(),
            new Resize(),
            new Selu(),
            new Sigmoid(),
            new SigmoidCrossEntropy(),
            new Slice(),
            new Softmax(),
            new SoftmaxCrossEntropy(),
            new Softplus(),
            new Softsign(),
            new Split(),
            new Sqrt(),
            new SquaredError(),
            new Squeeze(),
            new Sub(),
            new Swish(),
            new Tanh(),
            new ThresholdedRelu(),
            new Transpose(),
            new Unsqueeze());

    private static final Map<String, Operation> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

    private Operations() {}

    /** The one of that name, if there is one. */
    public static Optional<Operation> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The one that a node is.
     *
     * @throws GraphException if there is none of that name
     */
    public static Operation of(Node node) {
        return of(node.operation())
                .orElseThrow(
                        () -> new GraphException(node + ": " + node.operation() + " is no operation of the engine"));
    }
}
