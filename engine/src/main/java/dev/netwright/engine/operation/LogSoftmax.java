package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/** {@code y[i] = x[i] - ln(sum over j of exp(x[j]))} along the dimension {@code axis}, -1 by default. */
final class LogSoftmax implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("axis");
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        Softmax.lines(node);
        return List.of(node.shape(0));
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        Lines lines = Softmax.lines(node);
        for (int line = 0; line < lines.count(); line++) {
            Softmax.logarithms(inputs[0].values(), lines.start(line), lines, outputs[0].values());
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        Lines lines = Softmax.lines(node);
        double[] gradient = given[0].values();
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.start(line);
            int end = start + lines.size() * lines.inner();
            double sum = 0;
            for (int i = start; i < end; i += lines.inner()) {
                sum += gradient[i];
            }
            for (int i = start; i < end; i += lines.inner()) {
                wanted[0].values()[i] += gradient[i] - Math.exp(outputs[0].values()[i]) * sum;
            }
        }
    }
}
