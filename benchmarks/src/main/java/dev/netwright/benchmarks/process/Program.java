package dev.netwright.benchmarks.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line and its environment, run in a process of its own. Every program gets the same number of threads, and
 * OpenMP's threads sleep while they wait: those that spin starve the next contender.
 *
 * @param command the program and its arguments
 * @param environment set beside what is inherited
 */
public record Program(List<String> command, Map<String, String> environment) {

    /** What came of a run. */
    public record Outcome(int status, double seconds, String output) {}

    /** A fresh JVM of the kind that runs this one. */
    public static Program java(int threads, List<String> options, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return of(threads, command);
    }

    /** Any program, kept to so many threads. */
    public static Program of(int threads, List<String> command) {
        String count = String.valueOf(threads);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OMP_NUM_THREADS", count);
        environment.put("OMP_WAIT_POLICY", "PASSIVE");
        environment.put("OPENBLAS_NUM_THREADS", count);
        environment.put("MKL_NUM_THREADS", count);
        return new Program(List.copyOf(command), environment);
    }

    /** {@return the program, started; what it writes to standard error goes to the given file} */
    public Process start(File errors) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Runs it to its end; output and errors together. */
    public Outcome run() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return new Outcome(status, (System.nanoTime() - start) / 1e9, output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
        }
    }

    /**
     * Runs it to its end, for the time until it prints its first figure.
     *
     * @return seconds from the start of the process to that line
     * @throws IllegalStateException if it ended without one
     */
    public double secondsToFirstFigure() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        try {
            Process process = builder.start();
            try (BufferedReader lines = process.inputReader()) {
                String line = lines.readLine();
                while (line != null && !Figures.isFigure(line)) {
                    line = lines.readLine();
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                lines.lines().forEach(rest -> {});
                if (line == null || process.waitFor() != 0) {
                    throw new IllegalStateException(String.join(" ", command) + " did not come to its first figure");
                }
                return seconds;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
        }
    }

    /** As {@link #run()}. @throws IllegalStateException with the end of its output if it failed */
    public Outcome require() {
        Outcome outcome = run();
        if (outcome.status() != 0) {
            throw new IllegalStateException(
                    command.get(0) + " ended with " + outcome.status() + ": " + end(outcome.output()));
        }
        return outcome;
    }

    private static String end(String output) {
        return output.length() <= 2_000 ? output : "... " + output.substring(output.length() - 2_000);
    }
}
