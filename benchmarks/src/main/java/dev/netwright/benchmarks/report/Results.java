package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything measured so far, in a file of its own beside the report: a row that is measured again takes the place of the
 * old one.
 *
 * <p>A line is words between tabs. The first three are its kind, the part and the row; then come
 *
 * <pre>
 * conditions   when and where, and what ran it
 * left-out     a contender, and the reason
 * tried        a contender, a setting, milliseconds, and whether it was taken (yes or no)
 * measured     a contender, and its rounds
 * </pre>
 */
public final class Results {
    private static final String CONDITIONS = "conditions";
    private static final String LEFT_OUT = "left-out";
    private static final String TRIED = "tried";
    private static final String MEASURED = "measured";
    private static final String YES = "yes";
    private static final String BETWEEN_ENGINES = "; ";

    private final List<Recorded> rows = new ArrayList<>();

    /** Reads what earlier runs wrote; empty if there is no such file. */
    public static Results read(Path file) throws IOException {
        Results results = new Results();
        if (Files.exists(file)) {
            Map<List<String>, List<String[]>> lines = Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.groupingBy(
                            words -> List.of(words[1], words[2]), LinkedHashMap::new, Collectors.toList()));
            lines.forEach((key, words) -> results.rows.add(recorded(Part.valueOf(key.get(0)), key.get(1), words)));
        }
        return results;
    }

    private static Recorded recorded(Part part, String name, List<String[]> lines) {
        String conditions = "";
        List<String> engines = new ArrayList<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        List<Tried> tried = new ArrayList<>();
        List<Measurement> measured = new ArrayList<>();
        for (String[] words : lines) {
            switch (words[0]) {
                case CONDITIONS -> {
                    conditions = words[3];
                    Arrays.stream(words[4].split(BETWEEN_ENGINES))
                            .filter(engine -> !engine.isEmpty())
                            .forEach(engines::add);
                }
                case LEFT_OUT -> leftOut.put(words[3], words[4]);
                case TRIED ->
                    tried.add(new Tried(words[3], words[4], Double.parseDouble(words[5]), words[6].equals(YES)));
                case MEASURED -> measured.add(new Measurement(part, name, words[3], Timings.parse(words[4])));
                default -> throw new IllegalArgumentException("no kind of line: " + words[0]);
            }
        }
        return new Recorded(conditions, new Row(part, name, measured, leftOut, tried, engines));
    }

    /** Writes all of it. */
    public void write(Path file) throws IOException {
        String text = rows.stream()
                .flatMap(recorded -> lines(recorded).stream())
                .map(words -> words.stream().map(Results::oneLine).collect(Collectors.joining("\t")) + "\n")
                .collect(Collectors.joining());
        new WholeFile(file).write(text);
    }

    private static List<List<String>> lines(Recorded recorded) {
        Row row = recorded.row();
        List<List<String>> lines = new ArrayList<>();
        lines.add(line(CONDITIONS, row, recorded.conditions(), String.join(BETWEEN_ENGINES, row.engines())));
        row.leftOut().forEach((contender, reason) -> lines.add(line(LEFT_OUT, row, contender, reason)));
        row.tried()
                .forEach(one -> lines.add(line(
                        TRIED,
                        row,
                        one.contender(),
                        one.setting(),
                        String.valueOf(one.milliseconds()),
                        one.taken() ? YES : "no")));
        row.measurements()
                .forEach(one -> lines.add(
                        line(MEASURED, row, one.contender(), one.timings().text())));
        return lines;
    }

    private static List<String> line(String kind, Row row, String... words) {
        List<String> line = new ArrayList<>(List.of(kind, row.part().name(), row.name()));
        line.addAll(List.of(words));
        return line;
    }

    /** A row takes the place of what was known of it; a new one comes last. */
    public void put(String conditions, Row row) {
        Optional<Recorded> old = rows.stream()
                .filter(one ->
                        one.row().part() == row.part() && one.row().name().equals(row.name()))
                .findFirst();
        Recorded made = new Recorded(conditions, row);
        if (old.isPresent()) {
            rows.set(rows.indexOf(old.get()), made);
        } else {
            rows.add(made);
        }
    }

    /** {@return the rows of a part, those of a run together, the newest run first} */
    public Map<String, List<Row>> runs(Part part) {
        Map<String, List<Row>> runs = new LinkedHashMap<>();
        // Conditions begin with the day and the hour.
        rows.stream()
                .filter(one -> one.row().part() == part)
                .sorted((a, b) -> b.conditions().compareTo(a.conditions()))
                .forEach(one -> runs.computeIfAbsent(one.conditions(), key -> new ArrayList<>())
                        .add(one.row()));
        return runs;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
