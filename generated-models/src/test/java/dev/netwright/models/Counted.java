package dev.netwright.models;

import dev.netwright.models.parity.ParityRecord;
import dev.netwright.runtime.TensorShape;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A generated network, and what PyTorch counts of the same one.
 *
 * @param name package and interface, as in {@code d2l/LeNet}
 * @param network the generated class
 * @param parameters trainable parameters
 * @param macs multiply-adds for one example, biases left out
 * @param smallest side of the smallest square input; empty where PyTorch's model does not tell
 */
record Counted(String name, Class<?> network, long parameters, long macs, Optional<Long> smallest) {
    static List<Counted> all() {
        return ParityRecord.lines("counts.txt").stream().map(Counted::of).toList();
    }

    private static Counted of(String[] words) {
        String name = words[0].contains("/") ? words[0] : "d2l/" + words[0];
        try {
            return new Counted(
                    name,
                    Class.forName("dev.netwright.models." + name.replace('/', '.') + "Network"),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    words[3].equals("-") ? Optional.empty() : Optional.of(Long.valueOf(words[3])));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is counted, and not generated", e);
        }
    }

    String group() {
        return name.substring(0, name.indexOf('/'));
    }

    String simpleName() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** {@return a generated int or long constant} */
    long constant(String field) {
        return ((Number) value(field)).longValue();
    }

    /** {@return the shape of the only input, [C, H, W]} */
    TensorShape input() {
        return (TensorShape) value("IMAGE_SHAPE");
    }

    /** {@return the shape of the first head, [classes]} */
    TensorShape output() {
        return Arrays.stream(network.getFields())
                .map(Field::getName)
                .filter(field -> field.endsWith("_SHAPE") && !field.equals("IMAGE_SHAPE"))
                .findFirst()
                .map(field -> (TensorShape) value(field))
                .orElseThrow();
    }

    ComputationGraphConfiguration configuration() {
        try {
            return (ComputationGraphConfiguration)
                    network.getMethod("configuration").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private Object value(String field) {
        try {
            return network.getField(field).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
