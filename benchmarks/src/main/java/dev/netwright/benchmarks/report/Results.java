package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Everything measured so far, in a file of its own beside the report: a run of one part or one network replaces its rows
 * and leaves the others.
 *
 * <p>A line is words between tabs: {@code conditions PART TEXT}, {@code left-out PART ROW CONTENDER REASON} or
 * {@code measured PART ROW CONTENDER ROUNDS}.
 */
public final class Results {
    private static final String CONDITIONS = "conditions";
    private static final String LEFT_OUT = "left-out";
    private static final String MEASURED = "measured";

    private final Map<Part, String> conditions = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** A contender that took no part in a row, and why. */
    public record LeftOut(Part part, String row, String contender, String reason) {}

    /** Reads what an earlier run wrote; empty if there is no such file. */
    public static Results read(Path file) throws IOException {
        Results results = new Results();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> results.add(line.split("\t")));
        }
        return results;
    }

    private void add(String[] words) {
        Part part = Part.valueOf(words[1]);
        switch (words[0]) {
            case CONDITIONS -> conditions.put(part, words[2]);
            case LEFT_OUT -> leftOut.add(new LeftOut(part, words[2], words[3], words[4]));
            case MEASURED -> measurements.add(new Measurement(part, words[2], words[3], Timings.parse(words[4])));
            default -> throw new IllegalArgumentException("no kind of line: " + words[0]);
        }
    }

    /** Writes all of it. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        conditions.forEach((part, text) -> lines.add(String.join("\t", CONDITIONS, part.name(), text)));
        leftOut.forEach(peer -> lines.add(
                String.join("\t", LEFT_OUT, peer.part().name(), peer.row(), peer.contender(), peer.reason())));
        measurements.forEach(one -> lines.add(String.join(
                "\t",
                MEASURED,
                one.part().name(),
                one.subject(),
                one.contender(),
                one.timings().text())));
        new WholeFile(file).write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** Says where and how the newest numbers of a part were measured. */
    public void conditions(Part part, String text) {
        conditions.put(part, oneLine(text));
    }

    /** {@return where and how a part was measured} */
    public String conditions(Part part) {
        return conditions.getOrDefault(part, "");
    }

    /** New numbers for a row take the place of the old ones; those of a new row come last. */
    public void replace(Part part, String row, List<Measurement> made) {
        Predicate<Measurement> isOld =
                one -> one.part() == part && one.subject().equals(row);
        int place = 0;
        while (place < measurements.size() && !isOld.test(measurements.get(place))) {
            place++;
        }
        measurements.removeIf(isOld);
        measurements.addAll(place, made);
    }

    /** Who took no part in a row, with the reason, in the place of what was known before. */
    public void leftOut(Part part, String row, Map<String, String> reasons) {
        leftOut.removeIf(old -> old.part() == part && old.row().equals(row));
        reasons.forEach((contender, reason) -> leftOut.add(new LeftOut(part, row, contender, oneLine(reason))));
    }

    /** {@return the numbers of a part, in the order in which they came} */
    public List<Measurement> of(Part part) {
        return measurements.stream().filter(one -> one.part() == part).toList();
    }

    /** {@return who took no part in it} */
    public List<LeftOut> leftOut(Part part) {
        return leftOut.stream().filter(one -> one.part() == part).toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
