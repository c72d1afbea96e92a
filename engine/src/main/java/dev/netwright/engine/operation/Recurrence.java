package dev.netwright.engine.operation;

/** One example of an {@link LSTM} in one direction, with what its gradient reads. */
final class Recurrence {
    private final Tensor[] inputs;
    private final int directions;
    private final int direction;
    private final int example;
    private final boolean isReversed;
    private final int length;
    private final int batch;
    private final int features;
    private final int units;
    /** After the activation, of each step; i, o, f and c. */
    private final double[][] gates;
    /** Before the first step and after each one. */
    private final double[][] cells;

    private final double[][] hidden;

    Recurrence(Tensor[] inputs, int directions, int direction, int example, boolean isReversed, int length) {
        this.inputs = inputs;
        this.directions = directions;
        this.direction = direction;
        this.example = example;
        this.isReversed = isReversed;
        this.length = length;
        this.batch = inputs[LSTM.X].shape().size(1);
        this.features = inputs[LSTM.X].shape().size(2);
        this.units = inputs[LSTM.R].shape().size(2);
        this.gates = new double[length][4 * units];
        this.cells = new double[length + 1][units];
        this.hidden = new double[length + 1][units];
        read(LSTM.FIRST_H, hidden[0]);
        read(LSTM.FIRST_C, cells[0]);
        for (int step = 0; step < length; step++) {
            run(step);
        }
    }

    private boolean has(int input) {
        return input < inputs.length && inputs[input] != null;
    }

    private void read(int input, double[] state) {
        if (has(input)) {
            System.arraycopy(inputs[input].values(), state(), state, 0, units);
        }
    }

    /** Where the state of this example stands in {@code [D, N, u]}. */
    private int state() {
        return (direction * batch + example) * units;
    }

    private int time(int step) {
        return isReversed ? length - 1 - step : step;
    }

    /** Where this example stands in x {@code [T, N, F]}. */
    private int x(int step) {
        return (time(step) * batch + example) * features;
    }

    /** Where this example stands in y {@code [T, D, N, u]}. */
    private int y(int step) {
        return ((time(step) * directions + direction) * batch + example) * units;
    }

    private int w(int row) {
        return (direction * 4 * units + row) * features;
    }

    private int r(int row) {
        return (direction * 4 * units + row) * units;
    }

    /** Whether each row has a second bias, which stands 4u behind the first. */
    private boolean hasBoth() {
        return inputs[LSTM.B].shape().size(1) == 8 * units;
    }

    /** Where the first bias of a row stands. */
    private int b(int row) {
        return direction * inputs[LSTM.B].shape().size(1) + row;
    }

    private double bias(int row) {
        if (!has(LSTM.B)) {
            return 0;
        }
        double[] biases = inputs[LSTM.B].values();
        return biases[b(row)] + (hasBoth() ? biases[b(row) + 4 * units] : 0);
    }

    private void run(int step) {
        for (int row = 0; row < 4 * units; row++) {
            double sum = bias(row);
            for (int j = 0; j < features; j++) {
                sum += inputs[LSTM.W].values()[w(row) + j] * inputs[LSTM.X].values()[x(step) + j];
            }
            for (int j = 0; j < units; j++) {
                sum += inputs[LSTM.R].values()[r(row) + j] * hidden[step][j];
            }
            gates[step][row] = row < 3 * units ? Sigmoid.of(sum) : Math.tanh(sum);
        }
        for (int j = 0; j < units; j++) {
            double in = gates[step][j];
            double out = gates[step][units + j];
            double forget = gates[step][2 * units + j];
            double candidate = gates[step][3 * units + j];
            cells[step + 1][j] = forget * cells[step][j] + in * candidate;
            hidden[step + 1][j] = out * Math.tanh(cells[step + 1][j]);
        }
    }

    void write(Tensor[] outputs) {
        for (int step = 0; step < length; step++) {
            System.arraycopy(hidden[step + 1], 0, outputs[0].values(), y(step), units);
        }
        System.arraycopy(hidden[length], 0, outputs[1].values(), state(), units);
        System.arraycopy(cells[length], 0, outputs[2].values(), state(), units);
    }

    void backward(Tensor[] given, Tensor[] wanted) {
        double[] atHidden = new double[units];
        double[] atCell = new double[units];
        add(given[1], state(), atHidden);
        add(given[2], state(), atCell);
        for (int step = length - 1; step >= 0; step--) {
            add(given[0], y(step), atHidden);
            double[] atGates = throughCell(step, atHidden, atCell);
            atHidden = throughGates(step, atGates, wanted);
        }
        addTo(wanted, LSTM.FIRST_H, state(), atHidden, 1);
        addTo(wanted, LSTM.FIRST_C, state(), atCell, 1);
    }

    private static void add(Tensor given, int from, double[] to) {
        for (int j = 0; j < to.length && given != null; j++) {
            to[j] += given.values()[from + j];
        }
    }

    /** Adds numbers times a factor to the gradient at an input, where one is asked for. */
    private static void addTo(Tensor[] wanted, int input, int to, double[] numbers, double factor) {
        if (input < wanted.length && wanted[input] != null) {
            for (int j = 0; j < numbers.length; j++) {
                wanted[input].values()[to + j] += factor * numbers[j];
            }
        }
    }

    /** The gradient at the sums that the gates are made of; turns that at the cell into that of the step before. */
    private double[] throughCell(int step, double[] atHidden, double[] atCell) {
        double[] atGates = new double[4 * units];
        for (int j = 0; j < units; j++) {
            double in = gates[step][j];
            double out = gates[step][units + j];
            double forget = gates[step][2 * units + j];
            double candidate = gates[step][3 * units + j];
            double squashed = Math.tanh(cells[step + 1][j]);
            atCell[j] += atHidden[j] * out * (1 - squashed * squashed);
            atGates[j] = atCell[j] * candidate * in * (1 - in);
            atGates[units + j] = atHidden[j] * squashed * out * (1 - out);
            atGates[2 * units + j] = atCell[j] * cells[step][j] * forget * (1 - forget);
            atGates[3 * units + j] = atCell[j] * in * (1 - candidate * candidate);
            atCell[j] *= forget;
        }
        return atGates;
    }

    /** Adds to the gradients at x and the weights; returns that at the hidden state before the step. */
    private double[] throughGates(int step, double[] atGates, Tensor[] wanted) {
        double[] before = new double[units];
        double[] x = new double[features];
        double[] atX = new double[features];
        System.arraycopy(inputs[LSTM.X].values(), x(step), x, 0, features);
        for (int row = 0; row < atGates.length; row++) {
            for (int j = 0; j < units; j++) {
                before[j] += atGates[row] * inputs[LSTM.R].values()[r(row) + j];
            }
            for (int j = 0; j < features; j++) {
                atX[j] += atGates[row] * inputs[LSTM.W].values()[w(row) + j];
            }
            addTo(wanted, LSTM.W, w(row), x, atGates[row]);
            addTo(wanted, LSTM.R, r(row), hidden[step], atGates[row]);
        }
        addTo(wanted, LSTM.X, x(step), atX, 1);
        if (has(LSTM.B)) {
            addTo(wanted, LSTM.B, b(0), atGates, 1);
        }
        if (has(LSTM.B) && hasBoth()) {
            addTo(wanted, LSTM.B, b(4 * units), atGates, 1);
        }
        return before;
    }
}
