package dev.netwright.engine.operation;

/** The mean of each channel: {@code [N, C, ..]} to {@code [N, C, 1 ..]}. */
final class GlobalAveragePool extends GlobalPooling {

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        int size = size(node);
        for (int i = 0; i < inputs[0].values().length; i++) {
            outputs[0].values()[i / size] += inputs[0].values()[i] / size;
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        int size = size(node);
        for (int i = 0; i < wanted[0].values().length; i++) {
            wanted[0].values()[i] += given[0].values()[i / size] / size;
        }
    }
}
