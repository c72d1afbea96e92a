package dev.netwright.benchmarks.contender;

import dev.netwright.benchmarks.process.ProcessMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A contender's process: obeys a {@link Worker} line by line, and answers each with one line that begins with {@code =}.
 *
 * <pre>
 * open TRAIN|PREDICT NETWORK BATCH FOLDER    =ok ENGINE
 * predict                                    =values of the probabilities or quantities
 * train                                      =values with the loss before the step
 * time STEPS                                 =values with the nanoseconds of so many steps of the task
 * memory                                     =values with the bytes of the process's worst moment, and those that it holds
 *                                            now and no file backs, if it can tell
 * close                                      =ok
 * </pre>
 *
 * <p>What goes wrong is answered by {@code =failed} and the reason. It ends when its input does.
 */
public final class ContenderLoop {
    private final Contender contender;
    private Task task;

    ContenderLoop(Contender contender) {
        this.contender = contender;
    }

    /** The argument names the contender's class. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Contender contender =
                (Contender) Class.forName(arguments[0]).getConstructor().newInstance();
        new ContenderLoop(contender)
                .obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out);
    }

    void obey(BufferedReader orders, PrintStream answers) throws IOException {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String answer;
            try {
                answer = "=" + answer(order.split(" ", 5));
            } catch (Exception | LinkageError | OutOfMemoryError e) {
                answer = "=failed " + String.valueOf(e).replaceAll("\\s+", " ");
            }
            answers.println(answer);
            answers.flush();
        }
    }

    private String answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "open" -> {
                task = new Task(
                        Task.Mode.valueOf(words[1]),
                        Subject.named(words[2]),
                        Integer.parseInt(words[3]),
                        Path.of(words[4]));
                yield "ok " + contender.open(task);
            }
            case "predict" -> values(contender.predict());
            case "train" -> values(contender.train());
            case "time" -> values(time(Integer.parseInt(words[1])));
            case "memory" ->
                ProcessMemory.here()
                        .map(memory -> "values %d %d".formatted(memory.peak(), memory.own()))
                        .orElse("values");
            case "close" -> {
                contender.close();
                yield "ok";
            }
            default -> throw new IllegalArgumentException("no order " + words[0]);
        };
    }

    private double time(int steps) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            if (task.mode() == Task.Mode.TRAIN) {
                contender.train();
            } else {
                contender.predict();
            }
        }
        return System.nanoTime() - start;
    }

    private static String values(double value) {
        return "values " + value;
    }

    private static String values(float[] values) {
        StringBuilder text = new StringBuilder("values");
        for (float value : values) {
            text.append(' ').append(value);
        }
        return text.toString();
    }
}
