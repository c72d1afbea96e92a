package dev.netwright.processor.language;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.TrainableNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Drawn examples of different lengths for a network, each alone and as one padded batch. */
record PaddedExamples(List<INDArray[]> each, List<INDArray[]> eachLabels, Lengths lengths, int longest) {
    private static final int VOCABULARY = 6;

    /** One example has the fewest steps, one has the most, and the others are in between. */
    static PaddedExamples drawn(TrainableNetwork network, Random random, int count, int longest) {
        Architecture architecture = network.architecture();
        List<INDArray[]> each = new ArrayList<>();
        List<INDArray[]> labels = new ArrayList<>();
        Map<NetworkLayer, int[]> lengths = new HashMap<>();
        for (int i = 0; i < count; i++) {
            INDArray[] inputs = new INDArray[architecture.inputs().size()];
            for (int at = 0; at < inputs.length; at++) {
                NetworkLayer input = architecture.inputs().get(at);
                long[] shape = input.shape().batchOf(1);
                if (architecture.smallest(input).isPresent()) {
                    int fewest =
                            architecture.smallest(input).get().dims().get(1).intValue();
                    boolean isTogether = !architecture.sameLengths().isEmpty()
                            || !architecture.sameSteps().isEmpty();
                    shape[2] = isTogether && at > 0
                            ? inputs[0].size(2)
                            : i == at ? longest : i == 1 - at ? fewest : random.nextInt(fewest, longest + 1);
                    lengths.computeIfAbsent(input, key -> new int[count])[i] = (int) shape[2];
                }
                inputs[at] = values(shape, random);
            }
            each.add(inputs);
            labels.add(labels(network, inputs, random));
        }
        Lengths all = Lengths.full();
        for (Map.Entry<NetworkLayer, int[]> entry : lengths.entrySet()) {
            all = all.and(entry.getKey(), entry.getValue());
        }
        return new PaddedExamples(each, labels, all, longest);
    }

    private static INDArray values(long[] shape, Random random) {
        INDArray values = Nd4j.create(DataType.DOUBLE, shape);
        for (long i = 0; i < values.length(); i++) {
            boolean isIndex = shape.length == 3 && shape[1] == 1;
            values.putScalar(i, isIndex ? random.nextInt(VOCABULARY) : random.nextGaussian());
        }
        return values;
    }

    private static INDArray[] labels(TrainableNetwork network, INDArray[] inputs, Random random) {
        INDArray[] outputs = network.graph().output(cast(network, inputs));
        List<Architecture.Head> heads = network.architecture().heads();
        List<INDArray> labels = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            if (heads.get(i).kind() != HeadKind.FEATURES) {
                INDArray label = Nd4j.zeros(DataType.DOUBLE, outputs[i].shape());
                boolean isSequence = label.rank() == 3;
                for (int step = 0; step < (isSequence ? label.size(2) : 1); step++) {
                    int hot = random.nextInt((int) label.size(1));
                    label.putScalar(isSequence ? new int[] {0, hot, step} : new int[] {0, hot}, 1);
                }
                labels.add(label);
            }
        }
        return labels.toArray(INDArray[]::new);
    }

    private static INDArray[] cast(TrainableNetwork network, INDArray[] inputs) {
        INDArray[] cast = new INDArray[inputs.length];
        for (int i = 0; i < cast.length; i++) {
            cast[i] = inputs[i].castTo(network.graph().getConfiguration().getDataType());
        }
        return cast;
    }

    int count() {
        return each.size();
    }

    /** Of an input that is a sequence. */
    int[] lengths(int input) {
        return each.stream().mapToInt(inputs -> (int) inputs[input].size(2)).toArray();
    }

    INDArray[] inputs(int example) {
        return each.get(example);
    }

    INDArray[] labels(int example) {
        return eachLabels.get(example);
    }

    INDArray[] padded() {
        return padded(each);
    }

    INDArray[] paddedLabels() {
        return padded(eachLabels);
    }

    /** The examples one above the other; what is not there is not a number. */
    private static INDArray[] padded(List<INDArray[]> each) {
        INDArray[] padded = new INDArray[each.get(0).length];
        for (int at = 0; at < padded.length; at++) {
            int place = at;
            long[] shape = each.get(0)[at].shape().clone();
            shape[0] = each.size();
            if (shape.length == TensorShape.sequence(1, 1).dims().size() + 1) {
                shape[2] = each.stream()
                        .mapToLong(arrays -> arrays[place].size(2))
                        .max()
                        .orElseThrow();
            }
            padded[at] = Nd4j.valueArrayOf(shape, Double.NaN, DataType.DOUBLE);
            for (int i = 0; i < each.size(); i++) {
                INDArray one = each.get(i)[at];
                INDArray row = padded[at].get(NDArrayIndex.interval(i, i + 1));
                (shape.length == 3
                                ? row.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, one.size(2)))
                                : row)
                        .assign(one);
            }
        }
        return padded;
    }

    /** How far an example of a padded output is from what it is alone; the padding must be zero. */
    static double distance(INDArray outputs, int example, INDArray alone) {
        INDArray whole = Nd4j.zeros(outputs.dataType(), 1, outputs.size(1), outputs.rank() == 3 ? outputs.size(2) : 1);
        INDArray mine = outputs.get(NDArrayIndex.interval(example, example + 1)).dup();
        whole.get(
                        NDArrayIndex.all(),
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(0, alone.rank() == 3 ? alone.size(2) : 1))
                .assign(alone.rank() == 3 ? alone : alone.reshape(1, alone.size(1), 1));
        return whole.sub(mine.reshape(whole.shape())).normmaxNumber().doubleValue();
    }

    static NetworkLayer layer(Sources.Result result, String network, String constant) {
        for (Object layer : result.load(network + "Network$Layer").getEnumConstants()) {
            if (layer.toString().equals(constant)) {
                return (NetworkLayer) layer;
            }
        }
        throw new AssertionError(constant);
    }
}
