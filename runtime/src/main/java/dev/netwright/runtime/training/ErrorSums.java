package dev.netwright.runtime.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums what the values of a regression head are off, over batches. */
final class ErrorSums {
    private double absolute;
    private double squared;
    private long values;

    void add(INDArray labels, INDArray outputs) {
        INDArray difference = outputs.castTo(DataType.DOUBLE).sub(labels.castTo(DataType.DOUBLE));
        absolute += difference.norm1Number().doubleValue();
        double norm = difference.norm2Number().doubleValue();
        squared += norm * norm;
        values += difference.length();
    }

    ValueErrors means() {
        return new ValueErrors(absolute / values, Math.sqrt(squared / values));
    }
}
