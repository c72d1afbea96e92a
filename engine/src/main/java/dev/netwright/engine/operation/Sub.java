package dev.netwright.engine.operation;

/** {@code y = a - b}, broadcast. */
final class Sub extends Binary {

    @Override
    double value(double a, double b) {
        return a - b;
    }

    @Override
    double slopeOfFirst(double a, double b, double y) {
        return 1;
    }

    @Override
    double slopeOfSecond(double a, double b, double y) {
        return -1;
    }
}
