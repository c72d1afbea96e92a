package dev.netwright.engine.operation;

/** The largest number of each channel: {@code [N, C, ..]} to {@code [N, C, 1 ..]}; of equal ones the first gets the gradient. */
final class GlobalMaxPool extends GlobalPooling {

    private static int largest(double[] x, int start, int size) {
        int largest = start;
        for (int i = start + 1; i < start + size; i++) {
            if (x[i] > x[largest] || Double.isNaN(x[i])) {
                largest = i;
            }
        }
        return largest;
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        int size = size(node);
        double[] x = inputs[0].values();
        for (int i = 0; i < outputs[0].values().length; i++) {
            outputs[0].values()[i] = x[largest(x, i * size, size)];
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        int size = size(node);
        for (int i = 0; i < given[0].values().length; i++) {
            wanted[0].values()[largest(inputs[0].values(), i * size, size)] += given[0].values()[i];
        }
    }
}
