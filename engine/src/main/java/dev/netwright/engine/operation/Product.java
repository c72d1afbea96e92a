package dev.netwright.engine.operation;

/**
 * A product of matrices {@code [rows, inner]} and {@code [inner, columns]} within larger arrays.
 *
 * @param a where the first number of the left one stands, and the distances between its rows and its columns
 * @param b the same of the right one
 * @param y where the first number of the product stands; it is dense
 */
record Product(int rows, int inner, int columns, Matrix a, Matrix b, int y) {

    /** A matrix within an array. */
    record Matrix(int start, int row, int column) {

        /** A dense matrix, or its transpose. */
        static Matrix of(int start, int columns, boolean transposed) {
            return transposed ? new Matrix(start, 1, columns) : new Matrix(start, columns, 1);
        }

        private int at(int i, int j) {
            return start + i * row + j * column;
        }
    }

    void forward(double[] left, double[] right, double scale, double[] result) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += left[a.at(i, k)] * right[b.at(k, j)];
                }
                result[y + i * columns + j] += scale * sum;
            }
        }
    }

    /** Adds to the gradients at the left and the right matrix, where they are not null. */
    void backward(Tensor[] inputs, double[] given, double scale, Tensor[] wanted) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double gradient = scale * given[y + i * columns + j];
                for (int k = 0; k < inner; k++) {
                    if (wanted[0] != null) {
                        wanted[0].values()[a.at(i, k)] += gradient * inputs[1].values()[b.at(k, j)];
                    }
                    if (wanted[1] != null) {
                        wanted[1].values()[b.at(k, j)] += gradient * inputs[0].values()[a.at(i, k)];
                    }
                }
            }
        }
    }
}
