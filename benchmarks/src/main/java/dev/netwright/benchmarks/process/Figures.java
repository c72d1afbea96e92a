package dev.netwright.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a program of one run tells the one that started it: lines {@code #name value} on standard output, among whatever
 * else it prints.
 */
public record Figures(Map<String, Double> values) {
    private static final String MARK = "#";

    /** The figure under which {@link #printPeakMemory} puts its number. */
    public static final String PEAK_MEMORY = "peakMemory";

    /** Prints a figure. */
    public static void print(String name, double value) {
        System.out.println(MARK + name + " " + value);
    }

    /** Prints the {@linkplain ProcessMemory#peak() most memory} that this process held, if the system tells. */
    public static void printPeakMemory() {
        ProcessMemory.here().ifPresent(memory -> print(PEAK_MEMORY, memory.peak()));
    }

    /** {@return whether a line of output is a figure} */
    public static boolean isFigure(String line) {
        return line.startsWith(MARK);
    }

    /** Reads the figures out of a program's output. */
    public static Figures read(String output) {
        Map<String, Double> values = new LinkedHashMap<>();
        output.lines().filter(Figures::isFigure).forEach(line -> {
            String[] words = line.substring(MARK.length()).split(" ");
            values.put(words[0], Double.valueOf(words[1]));
        });
        return new Figures(Map.copyOf(values));
    }

    /** @throws IllegalStateException if the program did not print it */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the program printed no figure " + name + ", only " + values.keySet());
        }
        return value;
    }

    /** {@return bytes, or nothing where the system does not tell} */
    public OptionalLong peakMemory() {
        Double value = values.get(PEAK_MEMORY);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.longValue());
    }
}
