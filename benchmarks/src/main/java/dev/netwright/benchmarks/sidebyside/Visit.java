package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.ContenderException;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.contender.Worker;
import dev.netwright.benchmarks.process.ProcessMemory;
import dev.netwright.benchmarks.process.Program;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What came of one process: it was started, checked, warmed up, timed and ended, with no other contender alive.
 *
 * @param engine what ran the network: name and version
 * @param detail what is special to the network; may be empty
 * @param milliseconds of a step
 * @param memory after three training steps; empty for a prediction, or where the system does not tell
 */
record Visit(String engine, String detail, double milliseconds, Optional<ProcessMemory> memory) {
    private static final int MEMORY_STEPS = 3;

    /**
     * Lets a program do a task.
     *
     * @param check gets what it computed first; throws an {@link IllegalStateException} if that is not right
     */
    static Visit of(Peer peer, Program program, Task task, Consumer<double[]> check)
            throws ContenderException, IOException {
        try (Worker worker = Worker.start(peer.title(), program)) {
            String[] engine = worker.open(task).split(Pattern.quote(Contender.DETAIL), 2);
            boolean trains = task.mode() == Task.Mode.TRAIN;
            double[] values = new double[2];
            if (trains) {
                values[0] = worker.train();
            }
            long start = System.nanoTime();
            if (trains) {
                values[1] = worker.train();
            } else {
                values = worker.predict();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            check.accept(values);
            Optional<ProcessMemory> memory = trains ? memory(worker, seconds) : Optional.empty();
            double milliseconds = new Pace(task.mode()).milliseconds(worker::time, seconds);
            return new Visit(engine[0], engine.length > 1 ? engine[1] : "", milliseconds, memory);
        }
    }

    private static Optional<ProcessMemory> memory(Worker worker, double seconds) throws ContenderException {
        // A step that takes many seconds is not taken a third time.
        if (seconds <= Pace.LONG_SECONDS) {
            worker.time(MEMORY_STEPS - 2);
        }
        return worker.memory();
    }
}
