package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinearDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.Relu6Derivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The activations whose derivative can be told from what they put out, exactly: a layer that keeps its output need not
 * compute it again to go backwards. Every other activation has its argument computed a second time.
 */
enum OutputDerivative {
    /** {@code f'(z) = 1}. */
    IDENTITY {
        @Override
        void floats(INDArray output, INDArray epsilon, INDArray delta) {
            delta.assign(epsilon);
        }

        @Override
        void any(INDArray output, INDArray epsilon, INDArray delta) {
            delta.assign(epsilon);
        }
    },

    /** {@code f'(z) = 1} where the output is above 0, else 0. */
    RELU {
        @Override
        void floats(INDArray output, INDArray epsilon, INDArray delta) {
            select(output, epsilon, delta, Integer.MAX_VALUE);
        }

        @Override
        void any(INDArray output, INDArray epsilon, INDArray delta) {
            Nd4j.getExecutioner().exec(new RectifiedLinearDerivative(output, epsilon, delta, 0));
        }
    },

    /** {@code f'(z) = 1} where the output is above 0 and below 6, else 0. */
    RELU6 {
        @Override
        void floats(INDArray output, INDArray epsilon, INDArray delta) {
            select(output, epsilon, delta, Float.floatToRawIntBits(6));
        }

        @Override
        void any(INDArray output, INDArray epsilon, INDArray delta) {
            Nd4j.getExecutioner().exec(new Relu6Derivative(output, epsilon, delta));
        }
    },

    /** {@code f'(z) = f (1 - f)}. */
    SIGMOID {
        @Override
        void floats(INDArray output, INDArray epsilon, INDArray delta) {
            blend(output, epsilon, delta, (f, e, length) -> {
                for (int i = 0; i < length; i++) {
                    e[i] *= f[i] * (1 - f[i]);
                }
            });
        }

        @Override
        void any(INDArray output, INDArray epsilon, INDArray delta) {
            delta.assign(output).rsubi(1).muli(output).muli(epsilon);
        }
    },

    /** {@code f'(z) = 1 - f^2}. */
    TANH {
        @Override
        void floats(INDArray output, INDArray epsilon, INDArray delta) {
            blend(output, epsilon, delta, (f, e, length) -> {
                for (int i = 0; i < length; i++) {
                    e[i] *= 1 - f[i] * f[i];
                }
            });
        }

        @Override
        void any(INDArray output, INDArray epsilon, INDArray delta) {
            delta.assign(output).muli(output).rsubi(1).muli(epsilon);
        }
    };

    /** An element takes a fraction of what it does in a loop that computes something. */
    private static final int CHEAP = 2;

    /** What fits into the first level cache, three times. */
    private static final int BLOCK = 2_048;

    /** The derivative of an activation function, if it is one of these. */
    static Optional<OutputDerivative> of(IActivation function) {
        if (function.getClass() == ActivationReLU.class) {
            ActivationReLU relu = (ActivationReLU) function;
            boolean plain = relu.getMax() == null && relu.getThreshold() == null && relu.getNegativeSlope() == null;
            return plain ? Optional.of(RELU) : Optional.empty();
        }
        if (function.getClass() == ActivationIdentity.class) {
            return Optional.of(IDENTITY);
        }
        if (function.getClass() == ActivationReLU6.class) {
            return Optional.of(RELU6);
        }
        if (function.getClass() == ActivationSigmoid.class) {
            return Optional.of(SIGMOID);
        }
        return function.getClass() == ActivationTanH.class ? Optional.of(TANH) : Optional.empty();
    }

    /**
     * The gradient at what an activation function read.
     *
     * @param output what it put out; {@code null} where that was not kept
     * @param epsilon the gradient there, dense
     * @param argument computes what it read, where the output does not tell the derivative
     */
    static INDArray delta(
            IActivation function,
            INDArray output,
            INDArray epsilon,
            LayerWorkspaceMgr workspaceMgr,
            Supplier<INDArray> argument) {
        Optional<OutputDerivative> derivative = of(function);
        if (derivative.isEmpty() || output == null) {
            return FloatMemory.dense(function.backprop(argument.get(), epsilon).getFirst());
        } else if (derivative.get() == IDENTITY) {
            return epsilon;
        }
        INDArray delta =
                workspaceMgr.createUninitialized(ArrayType.BP_WORKING_MEM, epsilon.dataType(), epsilon.shape(), 'c');
        derivative.get().backward(output, epsilon, delta);
        return delta;
    }

    /**
     * {@code delta = epsilon * f'}, element by element.
     *
     * @param output what the activation put out
     * @param epsilon the gradient at the output
     * @param delta receives the gradient at the argument; may be {@code epsilon} itself
     */
    void backward(INDArray output, INDArray epsilon, INDArray delta) {
        if (FloatMemory.reaches(output) && FloatMemory.reaches(epsilon) && FloatMemory.reaches(delta)) {
            floats(output, epsilon, delta);
            FloatMemory.keep(output, epsilon, delta);
        } else {
            any(output, epsilon, delta);
        }
    }

    abstract void floats(INDArray output, INDArray epsilon, INDArray delta);

    abstract void any(INDArray output, INDArray epsilon, INDArray delta);

    /** Keeps epsilon where the output is above 0 and below a bound, both compared as bit patterns. */
    private static void select(INDArray output, INDArray epsilon, INDArray delta, int bound) {
        IntBuffer outputs = FloatMemory.bits(output);
        IntBuffer epsilons = FloatMemory.bits(epsilon);
        IntBuffer deltas = FloatMemory.bits(delta);
        int length = (int) output.length();
        Parallel.over(blocks(length), length / CHEAP, (from, to) -> {
            int[] f = new int[BLOCK];
            int[] e = new int[BLOCK];
            for (int at = from * BLOCK; at < Math.min(to * BLOCK, length); at += BLOCK) {
                int size = Math.min(BLOCK, length - at);
                outputs.get(at, f, 0, size);
                epsilons.get(at, e, 0, size);
                // Without a branch: the sign of what a ReLU saw is as good as random, and a branch on it is slow.
                for (int i = 0; i < size; i++) {
                    int positive = (-f[i] & ~f[i]) >> 31;
                    int below = (f[i] - bound) >> 31;
                    e[i] &= positive & below;
                }
                deltas.put(at, e, 0, size);
            }
        });
    }

    @FunctionalInterface
    private interface Blend {
        void apply(float[] output, float[] epsilon, int length);
    }

    private static void blend(INDArray output, INDArray epsilon, INDArray delta, Blend blend) {
        FloatBuffer outputs = FloatMemory.floats(output);
        FloatBuffer epsilons = FloatMemory.floats(epsilon);
        FloatBuffer deltas = FloatMemory.floats(delta);
        int length = (int) output.length();
        Parallel.over(blocks(length), length / CHEAP, (from, to) -> {
            float[] f = new float[BLOCK];
            float[] e = new float[BLOCK];
            for (int at = from * BLOCK; at < Math.min(to * BLOCK, length); at += BLOCK) {
                int size = Math.min(BLOCK, length - at);
                outputs.get(at, f, 0, size);
                epsilons.get(at, e, 0, size);
                blend.apply(f, e, size);
                deltas.put(at, e, 0, size);
            }
        });
    }

    private static int blocks(int length) {
        return (length + BLOCK - 1) / BLOCK;
    }
}
