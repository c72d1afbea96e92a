package dev.netwright.runtime.checkpoint;

import dev.netwright.runtime.training.BestBy;
import dev.netwright.runtime.training.TrainingPosition;
import dev.netwright.runtime.training.TrainingPosition.Best;
import dev.netwright.runtime.training.TrainingPosition.Pass;
import dev.netwright.runtime.training.TrainingPosition.Sums;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Everything in a checkpoint but the tensors' values.
 *
 * @param network the network's name, for messages
 * @param fingerprint of its architecture
 * @param updater the updater's settings in words ({@link UpdaterSettings}), to compare, never to make one of
 * @param iteration steps done, which Adam's bias correction counts
 * @param graphEpoch the graph's own count of epochs, which schedules read
 * @param position how far the training got
 * @param parameters the network's parameters, in the order of the body
 * @param updaterState one flat tensor after the parameters; empty for an updater without state
 */
record Header(
        String network,
        String fingerprint,
        String updater,
        int iteration,
        int graphEpoch,
        TrainingPosition position,
        List<TensorEntry> parameters,
        Optional<TensorEntry> updaterState) {

    Header {
        parameters = List.copyOf(parameters);
    }

    /** The length of the body in bytes; an overflow is an {@code ArithmeticException}. */
    long bodyBytes() {
        long parameterBytes = parameters.stream().mapToLong(TensorEntry::bytes).reduce(0, Math::addExact);
        return Math.addExact(
                parameterBytes, updaterState.map(TensorEntry::bytes).orElse(0L));
    }

    byte[] encode() {
        Encoder out = new Encoder();
        out.text(network).text(fingerprint).text(updater);
        out.number(iteration).number(graphEpoch).number(position.epoch()).number(position.batch());
        out.flag(position.pass().isPresent());
        position.pass()
                .ifPresent(pass ->
                        out.number(pass.batchSize()).number(pass.examples()).number(pass.shuffleSeed()));
        out.flag(position.best().isPresent());
        position.best()
                .ifPresent(best -> out.text(best.by().name())
                        .number(Double.doubleToLongBits(best.value()))
                        .number(best.epoch()));
        out.number(parameters.size());
        parameters.forEach(out::tensor);
        out.flag(updaterState.isPresent());
        updaterState.ifPresent(out::tensor);
        position.sums()
                .ifPresent(sums -> out.number(Double.doubleToLongBits(sums.loss()))
                        .number(sums.right())
                        .number(sums.answers())
                        .number(sums.examples()));
        return out.bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if these are not the bytes of a header, whatever they are */
    static Header decode(byte[] bytes) {
        try {
            Decoder in = new Decoder(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
            Header header = new Header(
                            in.text(),
                            in.text(),
                            in.text(),
                            in.count(),
                            in.count(),
                            in.position(),
                            in.tensors(),
                            in.state())
                    .with(in.sums());
            if (in.bytes.hasRemaining()) {
                throw new IllegalArgumentException("bytes left over");
            }
            return header;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("ends too early", e);
        }
    }

    private Header with(Optional<Sums> sums) {
        TrainingPosition summed =
                new TrainingPosition(position.epoch(), position.batch(), position.pass(), position.best(), sums);
        return new Header(network, fingerprint, updater, iteration, graphEpoch, summed, parameters, updaterState);
    }

    private static final class Encoder {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Encoder number(long value) {
            try {
                out.writeLong(Long.reverseBytes(value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        Encoder text(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            bytes.writeBytes(encoded);
            return this;
        }

        Encoder flag(boolean value) {
            return number(value ? 1 : 0);
        }

        void tensor(TensorEntry entry) {
            text(entry.name()).text(entry.type().name()).number(entry.shape().size());
            entry.shape().forEach(this::number);
        }
    }

    private record Decoder(ByteBuffer bytes) {

        int count() {
            long value = bytes.getLong();
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a count of " + value);
            }
            return (int) value;
        }

        /** The number of things that follow, each of which takes at least a number: no list outgrows the file. */
        int listed() {
            int count = count();
            if (count > bytes.remaining() / Long.BYTES) {
                throw new IllegalArgumentException("a list of " + count);
            }
            return count;
        }

        String text() {
            int length = count();
            if (length > bytes.remaining()) {
                throw new IllegalArgumentException("a text of " + length + " bytes");
            }
            byte[] encoded = new byte[length];
            bytes.get(encoded);
            return new String(encoded, StandardCharsets.UTF_8);
        }

        boolean flag() {
            return count() == 1;
        }

        TrainingPosition position() {
            return new TrainingPosition(bytes.getLong(), bytes.getLong(), pass(), best(), Optional.empty());
        }

        /** They came later than the rest, so they stand at the end. */
        Optional<Sums> sums() {
            return bytes.hasRemaining()
                    ? Optional.of(new Sums(bytes.getDouble(), bytes.getLong(), bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        }

        private Optional<Pass> pass() {
            return flag() ? Optional.of(new Pass(count(), bytes.getLong(), bytes.getLong())) : Optional.empty();
        }

        private Optional<Best> best() {
            return flag()
                    ? Optional.of(new Best(BestBy.valueOf(text()), bytes.getDouble(), bytes.getLong()))
                    : Optional.empty();
        }

        List<TensorEntry> tensors() {
            int count = listed();
            List<TensorEntry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(tensor());
            }
            return entries;
        }

        Optional<TensorEntry> state() {
            return flag() ? Optional.of(tensor()) : Optional.empty();
        }

        private TensorEntry tensor() {
            String name = text();
            DataType type = DataType.valueOf(text());
            int rank = listed();
            List<Long> shape = new ArrayList<>(rank);
            for (int i = 0; i < rank; i++) {
                shape.add(bytes.getLong());
            }
            return new TensorEntry(name, type, shape);
        }
    }
}
