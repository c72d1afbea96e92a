package dev.netwright.engine.operation;

/** An operation whose output holds numbers of its first input, each at any number of places. */
abstract class Rearrangement implements Operation {

    /** For each number of the output, where it stands in input 0; -1 for the filler. */
    abstract int[] places(Signature node, Tensor[] inputs);

    /** What stands where no number of the input does. */
    double filler(Signature node) {
        return 0;
    }

    @Override
    public final void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        int[] places = places(node, inputs);
        double filler = filler(node);
        double[] y = outputs[0].values();
        for (int i = 0; i < y.length; i++) {
            y[i] = places[i] < 0 ? filler : inputs[0].values()[places[i]];
        }
    }

    @Override
    public final void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        int[] places = places(node, inputs);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                wanted[0].values()[places[i]] += given[0].values()[i];
            }
        }
    }
}
