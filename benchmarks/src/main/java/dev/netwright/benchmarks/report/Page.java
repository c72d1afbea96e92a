package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.statistics.Ratio;
import dev.netwright.benchmarks.statistics.Timings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/benchmarks.md}: a section for each part that was measured, with the newest run first. */
public final class Page {
    private static final String HEADING = """
        # Benchmarks

        Written by `bin/benchmark`; don't edit. Each contender runs by itself, in a fresh process that ends before the next one
        starts, with the settings that its own user would have: its defaults, or what is better for it. All of them work on the
        same weights and examples, after a check that they compute the same.

        A round is one process of each contender, warmed up and then timed; the order changes from round to round. The first
        round tries every setting, and the others take the best. A cell is the median of the rounds, in brackets the lowest and the
        highest. Whoever takes more than eight times as long as the fastest has one round with one setting, without brackets. A ratio is one
        of medians, over the best of the others; its spread is that of the ratios round by round. Where that is more than a fifth,
        there were more rounds, as long as there was time. Rows of different runs stand in different tables.
        """;

    private static final List<String> SUBJECTS =
            Arrays.stream(Subject.values()).map(Subject::title).toList();
    private static final List<String> PEERS =
            Arrays.stream(Peer.values()).map(Peer::title).toList();

    private Page() {}

    /** {@return the whole page} */
    public static String of(Results results) {
        StringBuilder page = new StringBuilder(HEADING);
        for (Part part : Part.values()) {
            Map<String, List<Row>> runs = results.runs(part);
            if (!runs.isEmpty()) {
                page.append("\n## ").append(part.title()).append('\n');
                if (!part.caption().isEmpty()) {
                    page.append('\n').append(part.caption()).append('\n');
                }
                runs.forEach((conditions, rows) -> page.append(run(part, conditions, inOrder(rows))));
            }
        }
        return page.toString();
    }

    /** A person looks for the same order each time, whenever what was measured. */
    private static List<Row> inOrder(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingInt(
                        row -> SUBJECTS.indexOf(row.name().split(",")[0])))
                .toList();
    }

    private static String run(Part part, String conditions, List<Row> rows) {
        Set<String> engines = new LinkedHashSet<>();
        rows.forEach(row -> engines.addAll(row.engines()));
        StringBuilder text = new StringBuilder("\n" + conditions);
        if (!engines.isEmpty()) {
            text.append(' ').append(String.join("; ", engines)).append('.');
        }
        text.append("\n\n").append(measured(rows).markdown());
        ratios(part, rows).ifPresent(table -> text.append('\n').append(table.markdown()));
        settings(rows).ifPresent(table -> text.append('\n').append(table.markdown()));
        leftOut(rows)
                .forEach((reason, names) -> text.append("\n")
                        .append(reason)
                        .append(" (")
                        .append(String.join("; ", names))
                        .append(")\n"));
        return text.toString();
    }

    private static Map<String, List<String>> leftOut(List<Row> rows) {
        Map<String, List<String>> absent = new LinkedHashMap<>();
        for (Row row : rows) {
            row.leftOut()
                    .forEach((contender, reason) -> absent.computeIfAbsent(
                                    "Left out: " + contender + ": " + reason, key -> new ArrayList<>())
                            .add(row.name()));
        }
        return absent;
    }

    private static Table measured(List<Row> rows) {
        List<String> columns = rows.stream()
                .flatMap(row -> row.measurements().stream())
                .map(Measurement::contender)
                .distinct()
                .sorted(Comparator.comparingInt(PEERS::indexOf))
                .toList();
        List<String> headings = new ArrayList<>(List.of(""));
        headings.addAll(columns);
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            for (String column : columns) {
                line.add(row.measurements().stream()
                        .filter(one -> one.contender().equals(column))
                        .map(one -> cell(one.timings()))
                        .findFirst()
                        .orElse(""));
            }
            cells.add(line);
        }
        return new Table(headings, cells);
    }

    private static Optional<Table> ratios(Part part, List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (Peer ours : List.of(Peer.NETWRIGHT, Peer.NETWRIGHT_ONNX)) {
            for (Row row : rows) {
                // Of memory, what the process shares with others says little.
                boolean counts = part != Part.MEMORY || row.name().endsWith(Measurement.SHARE);
                List<Peer> theirs = part == Part.MEMORY ? List.of(Peer.PYTORCH) : Standing.others();
                if (counts) {
                    Standing.of(row, ours, theirs).ifPresent(standing -> lines.add(line(row, standing)));
                }
            }
        }
        return table(List.of("network, batch", "ours", "against", "ratio", "must", "aim", ""), lines);
    }

    private static List<String> line(Row row, Standing standing) {
        Optional<Goal> goal = Goal.of(row, standing.ours());
        return List.of(
                row.name(),
                standing.ours().title(),
                standing.against().title(),
                cell(standing.ratio()),
                goal.map(one -> decimal(one.must())).orElse(""),
                goal.map(one -> decimal(one.aim())).orElse(""),
                goal.map(one -> one.standing(standing.ratio().value())).orElse(""));
    }

    private static Optional<Table> settings(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            Map<String, List<Tried>> byContender = row.tried().stream()
                    .collect(Collectors.groupingBy(Tried::contender, LinkedHashMap::new, Collectors.toList()));
            byContender.forEach((contender, settings) -> lines.add(List.of(
                    row.name(), contender, settings.stream().map(Page::cell).collect(Collectors.joining("; ")))));
        }
        return table(List.of("network, batch", "contender", "settings that were tried, the one taken in bold"), lines);
    }

    private static Optional<Table> table(List<String> headings, List<List<String>> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Table(headings, lines));
    }

    private static String cell(Tried tried) {
        String text = tried.setting() + " " + number(tried.milliseconds());
        return tried.taken() ? "**" + text + "**" : text;
    }

    static String cell(Timings timings) {
        if (timings.rounds().size() == 1) {
            return number(timings.median());
        }
        return number(timings.median()) + " (" + number(timings.lowest()) + " to " + number(timings.highest()) + ")";
    }

    private static String cell(Ratio ratio) {
        return decimal(ratio.value()) + " (" + decimal(ratio.lowest()) + " to " + decimal(ratio.highest()) + ")";
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Three digits that count. */
    static String number(double value) {
        String form = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }
}
