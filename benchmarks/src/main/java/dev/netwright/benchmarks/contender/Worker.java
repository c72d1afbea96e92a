package dev.netwright.benchmarks.contender;

import dev.netwright.benchmarks.process.ProcessMemory;
import dev.netwright.benchmarks.process.Program;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A contender seen from the one who measures: gives {@link ContenderLoop} its orders, whatever language that is in. */
public final class Worker implements AutoCloseable {
    private final String name;
    private final Process process;
    private final File errors;
    private final BufferedReader answers;
    private final PrintStream orders;

    private Worker(String name, Process process, File errors) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts the contender's process. */
    public static Worker start(String name, Program program) throws IOException {
        File errors = File.createTempFile("contender", ".log");
        return new Worker(name, program.start(errors), errors);
    }

    /** Lets it build the network; {@return what runs it} */
    public String open(Task task) throws ContenderException {
        String answer =
                ask("open %s %s %d %s".formatted(task.mode(), task.subject().title(), task.batch(), task.folder()));
        return answer.substring("ok".length()).strip();
    }

    /** {@return the probabilities or quantities of one prediction, [N, outputs]} */
    public double[] predict() throws ContenderException {
        return values("predict");
    }

    /** One step; {@return the loss before it} */
    public double train() throws ContenderException {
        return values("train")[0];
    }

    /** Runs so many steps; {@return seconds for all of them} */
    public double time(int steps) throws ContenderException {
        return values("time " + steps)[0] / 1e9;
    }

    /** {@return what its process holds; empty where the system does not tell} */
    public Optional<ProcessMemory> memory() throws ContenderException {
        double[] values = values("memory");
        return values.length == 0
                ? Optional.empty()
                : Optional.of(new ProcessMemory((long) values[0], (long) values[1]));
    }

    private double[] values(String order) throws ContenderException {
        String[] words = ask(order).split(" ");
        return Arrays.stream(words, 1, words.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private String ask(String order) throws ContenderException {
        orders.println(order);
        try {
            String line = answers.readLine();
            while (line != null && !line.startsWith("=")) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new ContenderException(name, "its process ended: " + lastError());
            }
            if (line.startsWith("=failed")) {
                throw new ContenderException(
                        name, line.substring("=failed".length()).strip());
            }
            return line.substring(1);
        } catch (IOException e) {
            throw new ContenderException(name, "its process does not answer: " + e.getMessage());
        }
    }

    private String lastError() throws IOException {
        String text = Files.readString(errors.toPath()).strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    @Override
    public void close() {
        // The loop ends with its input.
        orders.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        errors.delete();
    }
}
