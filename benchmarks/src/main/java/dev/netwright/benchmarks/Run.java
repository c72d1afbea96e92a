package dev.netwright.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One part after the other. */
final class Run {
    /** Measures a part, and hands over each of its rows when it is done. */
    interface Measuring {
        void measure(Part part) throws IOException;
    }

    private final Consumer<String> log;

    Run(Consumer<String> log) {
        this.log = log;
    }

    /** {@return 0, or 1 where a part failed} */
    int of(List<Part> parts, Measuring measuring) throws IOException {
        int status = 0;
        for (Part part : parts) {
            try {
                measuring.measure(part);
            } catch (IllegalStateException failure) {
                // An hour of the other parts is not given up for one.
                log.accept(part + " failed: " + failure.getMessage());
                status = 1;
            }
        }
        return status;
    }
}
