package dev.netwright.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Memory that ONNX Runtime reads small inputs from and writes outputs to, with its tensors, used again by the next
 * prediction of the same shapes: making them takes a fifth of the time of a LeNet. One prediction at a time.
 */
final class PreparedRun implements AutoCloseable {
    /** Copying more than these values takes longer than a tensor around the caller's memory. */
    private static final int MOST_COPIED = 1 << 14;

    /** More is made anew each time, so that one huge batch does not hold its memory for ever. */
    private static final int MOST_KEPT = 1 << 20;

    private final List<long[]> inputShapes = new ArrayList<>();
    private final Map<String, Slot> inputs = new LinkedHashMap<>();
    private final Map<String, Slot> outputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputTensors = new LinkedHashMap<>();

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
        for (int i = 0; i < given.size(); i++) {
            inputShapes.add(given.get(i).shape());
            if (given.get(i).size() <= MOST_COPIED) {
                inputs.put(model.inputs().get(i).name(), Slot.of(environment, given.get(i)));
            }
        }
        for (int i = 0; i < made.size(); i++) {
            Slot slot = Slot.of(environment, made.get(i));
            outputs.put(model.outputs().get(i).name(), slot);
            outputTensors.put(model.outputs().get(i).name(), slot.tensor());
        }
    }

    /** Whether these outputs are small enough to keep memory for the next of their kind. */
    static boolean isWorthIt(List<Tensor> outputs) {
        return outputs.stream().mapToLong(Tensor::size).sum() <= MOST_KEPT;
    }

    /** Whether it is for inputs of these shapes. */
    boolean fits(List<Tensor> given) {
        for (int i = 0; i < inputShapes.size(); i++) {
            if (!Arrays.equals(inputShapes.get(i), given.get(i).shape())) {
                return false;
            }
        }
        return true;
    }

    /** {@return the tensor that now holds a copy of the input; none where the input is too large to be copied} */
    Optional<OnnxTensor> input(String name, FloatBuffer values) {
        Slot slot = inputs.get(name);
        if (slot == null) {
            return Optional.empty();
        }
        slot.values().clear().put(values);
        return Optional.of(slot.tensor());
    }

    /** {@return what ONNX Runtime is to write to, by the outputs' names} */
    Map<String, OnnxTensor> outputs() {
        return outputTensors;
    }

    /** {@return a copy of what was written} */
    List<Tensor> copies() {
        List<Tensor> copies = new ArrayList<>();
        for (Slot slot : outputs.values()) {
            float[] copy = new float[slot.values().capacity()];
            slot.values().get(0, copy);
            copies.add(Tensor.of(copy, slot.shape()));
        }
        return copies;
    }

    @Override
    public void close() {
        inputs.values().forEach(slot -> slot.tensor().close());
        outputs.values().forEach(slot -> slot.tensor().close());
    }
}
