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
import java.util.regex.Pattern;

/**
 * A command line and its environment, run in a process of its own. What the shell of this program says about the threads
 * and kernels of numeric libraries does not reach it: it runs as for somebody who set nothing.
 *
 * @param command the program and its arguments
 * @param environment set beside what is inherited
 */
public record Program(List<String> command, Map<String, String> environment) {

    /** What came of a run. */
    public record Outcome(int status, double seconds, String output) {}

    private static final Pattern NUMERIC =
            Pattern.compile("(OMP|GOMP|KMP|MKL|OPENBLAS|GOTO|BLIS|ONEDNN|DNNL|NETWRIGHT)_.*");

    /** A fresh JVM of the kind that runs this one. */
    public static Program java(List<String> options, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return of(command);
    }

    /** Any program. */
    public static Program of(List<String> command) {
        return new Program(List.copyOf(command), Map.of());
    }

    /** {@return this program with more in its environment} */
    public Program with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Program(command, all);
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> NUMERIC.matcher(name).matches());
        builder.environment().putAll(environment);
        return builder;
    }

    /** {@return the program, started; what it writes to standard error goes to the given file} */
    public Process start(File errors) {
        ProcessBuilder builder = builder().redirectError(errors);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Runs it to its end; output and errors together. */
    public Outcome run() {
        ProcessBuilder builder = builder().redirectErrorStream(true);
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
        ProcessBuilder builder = builder().redirectError(ProcessBuilder.Redirect.DISCARD);
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
