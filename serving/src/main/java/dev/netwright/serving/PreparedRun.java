package dev.netwright.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory that ONNX Runtime reads small inputs from and writes outputs to, with its tensors, used again by the next
 * prediction of the same shapes: making them takes a fifth of the time of a LeNet. One prediction at a time.
 */
final class PreparedRun implements AutoCloseable {
    /** Copying more than these values takes longer than a tensor around the caller's memory. */
    private static final int MOST_COPIED = 1 << 12;

    /** Making more values anew each time is a small part of computing them. */
    private static final int MOST_KEPT = 1 << 16;

    private final List<long[]> inputShapes;
    private final List<Slot> inputs = new ArrayList<>();
    private final List<Slot> outputs = new ArrayList<>();
    private final Map<String, OnnxTensor> inputTensors = new HashMap<>();
    private final Map<String, OnnxTensor> outputTensors = new HashMap<>();

    private record Slot(FloatBuffer values, long[] shape, OnnxTensor tensor) {
        static Slot of(OrtEnvironment environment, Tensor like) throws OrtException {
            FloatBuffer values = ByteBuffer.allocateDirect(like.size() * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            return new Slot(values, like.shape(), OnnxTensor.createTensor(environment, values, like.shape()));
        }
    }

    /** For inputs of the shapes of {@code given}, from which {@code made} came. */
    PreparedRun(OrtEnvironment environment, ModelDescription model, List<Tensor> given, List<Tensor> made)
            throws OrtException {
        inputShapes = given.stream().map(Tensor::shape).toList();
        try {
            if (given.stream().mapToLong(Tensor::size).sum() <= MOST_COPIED) {
                for (int i = 0; i < given.size(); i++) {
                    inputs.add(Slot.of(environment, given.get(i)));
                    inputTensors.put(model.inputs().get(i).name(), inputs.get(i).tensor());
                }
            }
            for (int i = 0; i < made.size(); i++) {
                outputs.add(Slot.of(environment, made.get(i)));
                outputTensors.put(model.outputs().get(i).name(), outputs.get(i).tensor());
            }
        } catch (OrtException | RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** Whether these outputs are small enough to keep memory for the next of their kind. */
    static boolean isWorthIt(List<Tensor> outputs) {
        return outputs.stream().mapToLong(Tensor::size).sum() <= MOST_KEPT;
    }

    /** Whether it is for inputs of these shapes. */
    boolean fits(List<Tensor> given) {
        return haveShapes(given, inputShapes);
    }

    /** Whether the inputs are of these shapes. */
    static boolean haveShapes(List<Tensor> given, List<long[]> shapes) {
        if (given.size() != shapes.size()) {
            return false;
        }
        for (int i = 0; i < shapes.size(); i++) {
            if (!given.get(i).hasShape(shapes.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether inputs are small enough to be copied. */
    boolean copies() {
        return !inputs.isEmpty();
    }

    /** {@return tensors that now hold copies of the inputs, by their names} */
    Map<String, OnnxTensor> copiesOf(List<Tensor> given) {
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).values().clear().put(given.get(i).values());
        }
        return inputTensors;
    }

    /** {@return what ONNX Runtime is to write to, by the outputs' names} */
    Map<String, OnnxTensor> outputs() {
        return outputTensors;
    }

    /** {@return a copy of what was written} */
    List<Tensor> made() {
        List<Tensor> tensors = new ArrayList<>(outputs.size());
        for (Slot slot : outputs) {
            float[] copy = new float[slot.values().capacity()];
            slot.values().get(0, copy);
            tensors.add(Tensor.owning(copy, slot.shape()));
        }
        return tensors;
    }

    @Override
    public void close() {
        inputs.forEach(slot -> slot.tensor().close());
        outputs.forEach(slot -> slot.tensor().close());
    }
}
