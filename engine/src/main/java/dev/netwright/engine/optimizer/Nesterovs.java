package dev.netwright.engine.optimizer;

/**
 * Nesterov's momentum: {@code v' = momentum * v - rate * g}, {@code p = p - momentum * v + (1 + momentum) * v'}.
 *
 * @param rate the learning rate
 * @param momentum how much of the last step is kept
 */
public record Nesterovs(float rate, float momentum) implements Rule {

    @Override
    public int states() {
        return 1;
    }

    @Override
    public void step(float[] parameters, float[] gradients, float[][] state, int length) {
        float[] velocity = state[0];
        for (int i = 0; i < length; i++) {
            float before = velocity[i];
            float after = momentum * before - rate * gradients[i];
            velocity[i] = after;
            gradients[i] = momentum * before - (1 + momentum) * after;
            parameters[i] -= gradients[i];
        }
    }
}
