package dev.netwright.engine.operation;

/** {@code y = a b}, broadcast. */
final class Mul extends Binary {

    @Override
    double value(double a, double b) {
        return a * b;
    }

    @Override
    double slopeOfFirst(double a, double b, double y) {
        return b;
    }

    @Override
    double slopeOfSecond(double a, double b, double y) {
        return a;
    }
}
