package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.OneDnn;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.nio.FloatBuffer;

/**
 * {@code SoftmaxCrossEntropy}, {@code SigmoidCrossEntropy} and {@code SquaredError}: the loss and its gradient at the logits
 * {@code [N, F, ..]}, in one pass over both.
 */
record LossKernel(String operation) implements Kernel {

    @Override
    public Backward forward(Planner planner, Signature node) {
        String logits = node.node().inputs().get(0);
        String output = node.node().output();
        Shape shape = node.shape(0);
        Slot x = planner.plain(logits);
        Slot y = planner.plain(node.node().inputs().get(1));
        Slot mask = node.has(2) ? planner.plain(node.node().inputs().get(2)) : null;
        Slot loss = planner.slot(OneDnn.plain(planner.shape(output)));
        Slot gradient = planner.slot(x.desc());
        Rows rows = new Rows(
                shape.size(0),
                shape.size(1),
                shape.product(2, shape.rank()),
                node.attributes().decimalOr("weight", 1));
        Slot[] used = mask == null ? new Slot[] {x, y, loss, gradient} : new Slot[] {x, y, mask, loss, gradient};
        planner.work(
                run -> {
                    FloatBuffer kept = mask == null ? null : mask.floats();
                    double sum = compute(rows, x.floats(), y.floats(), kept, gradient.floats());
                    loss.floats().put(0, (float) sum);
                },
                used);
        planner.put(output, loss);
        return () -> {
            // The backward pass begins here: the gradient at the loss is 1.
            planner.gradient(output);
            if (planner.needsGradient(logits)) {
                planner.contribute(logits, gradient);
            }
        };
    }

    /** Rows of F features, whose neighbours are {@code inner} numbers apart. */
    private record Rows(int batch, int features, int inner, float weight) {}

    private double compute(Rows rows, FloatBuffer x, FloatBuffer y, FloatBuffer mask, FloatBuffer gradient) {
        double sum = 0;
        for (int n = 0; n < rows.batch; n++) {
            for (int i = 0; i < rows.inner; i++) {
                float kept = mask == null ? 1 : mask.get(n * rows.inner + i);
                int at = n * rows.features * rows.inner + i;
                if (kept == 0) {
                    for (int f = 0; f < rows.features; f++) {
                        gradient.put(at + f * rows.inner, 0);
                    }
                    continue;
                }
                double weight = (double) kept * rows.weight;
                sum += weight
                        * switch (operation) {
                            case "SoftmaxCrossEntropy" -> softmax(rows, x, y, gradient, at, weight);
                            case "SigmoidCrossEntropy" -> sigmoid(rows, x, y, gradient, at, weight);
                            default -> squared(rows, x, y, gradient, at, weight);
                        };
            }
        }
        return sum;
    }

    private static double softmax(
            Rows rows, FloatBuffer x, FloatBuffer y, FloatBuffer gradient, int at, double weight) {
        int step = rows.inner;
        float most = Float.NEGATIVE_INFINITY;
        for (int f = 0; f < rows.features; f++) {
            most = Math.max(most, x.get(at + f * step));
        }
        double exponentials = 0;
        double labels = 0;
        for (int f = 0; f < rows.features; f++) {
            exponentials += Math.exp(x.get(at + f * step) - (double) most);
            labels += y.get(at + f * step);
        }
        double logarithm = Math.log(exponentials);
        double sum = 0;
        for (int f = 0; f < rows.features; f++) {
            double label = y.get(at + f * step);
            double logarithmOfP = x.get(at + f * step) - (double) most - logarithm;
            sum -= label * logarithmOfP;
            gradient.put(at + f * step, (float) (weight * (Math.exp(logarithmOfP) * labels - label)));
        }
        return sum;
    }

    private static double sigmoid(
            Rows rows, FloatBuffer x, FloatBuffer y, FloatBuffer gradient, int at, double weight) {
        double sum = 0;
        for (int f = 0; f < rows.features; f++) {
            double logit = x.get(at + f * rows.inner);
            double label = y.get(at + f * rows.inner);
            sum += Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit)));
            gradient.put(at + f * rows.inner, (float) (weight * (1 / (1 + Math.exp(-logit)) - label)));
        }
        return sum;
    }

    private static double squared(
            Rows rows, FloatBuffer x, FloatBuffer y, FloatBuffer gradient, int at, double weight) {
        double sum = 0;
        for (int f = 0; f < rows.features; f++) {
            double difference = (double) x.get(at + f * rows.inner) - y.get(at + f * rows.inner);
            sum += difference * difference / rows.features;
            gradient.put(at + f * rows.inner, (float) (weight * 2 / rows.features * difference));
        }
        return sum;
    }
}
