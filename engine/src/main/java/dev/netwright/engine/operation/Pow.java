package dev.netwright.engine.operation;

/** {@code y = a^b}, broadcast; NaN for a below 0 and b that is no whole number. */
final class Pow extends Binary {

    @Override
    double value(double a, double b) {
        return Math.pow(a, b);
    }

    @Override
    double slopeOfFirst(double a, double b, double y) {
        return b == 0 ? 0 : b * Math.pow(a, b - 1);
    }

    @Override
    double slopeOfSecond(double a, double b, double y) {
        return a == 0 && b >= 0 ? 0 : y * Math.log(a);
    }
}
