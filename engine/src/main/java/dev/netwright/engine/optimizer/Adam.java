package dev.netwright.engine.optimizer;

/**
 * Adam: {@code m = beta1 * m + (1 - beta1) * g}, {@code v = beta2 * v + (1 - beta2) * g^2},
 * {@code p = p - rate * m / (sqrt(v) + epsilon)}. The rate holds both corrections of the bias.
 *
 * @param rate the learning rate times {@code sqrt(1 - beta2^t) / (1 - beta1^t)}
 */
public record Adam(float rate, float beta1, float beta2, float epsilon) implements Rule {

    /** The rule of step t, counted from 1. */
    public static Adam at(long t, double rate, double beta1, double beta2, double epsilon) {
        double corrected = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        // Far into a training both powers are 0; before it, nothing may divide by 0.
        double safe = Double.isNaN(corrected) || corrected == 0 ? epsilon : corrected;
        return new Adam((float) safe, (float) beta1, (float) beta2, (float) epsilon);
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public void step(float[] parameters, float[] gradients, float[][] state, int length) {
        float[] mean = state[0];
        float[] square = state[1];
        for (int i = 0; i < length; i++) {
            float g = gradients[i];
            float m = beta1 * mean[i] + (1 - beta1) * g;
            float v = beta2 * square[i] + (1 - beta2) * g * g;
            mean[i] = m;
            square[i] = v;
            gradients[i] = rate * m / ((float) Math.sqrt(v) + epsilon);
            parameters[i] -= gradients[i];
        }
    }
}
