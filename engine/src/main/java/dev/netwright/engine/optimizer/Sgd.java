package dev.netwright.engine.optimizer;

/**
 * Gradient descent: {@code p = p - rate * g}.
 *
 * @param rate the learning rate
 */
public record Sgd(float rate) implements Rule {

    @Override
    public int states() {
        return 0;
    }

    @Override
    public void step(float[] parameters, float[] gradients, float[][] state, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= rate;
            parameters[i] -= gradients[i];
        }
    }
}
