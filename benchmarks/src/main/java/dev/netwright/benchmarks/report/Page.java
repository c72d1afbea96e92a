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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/benchmarks.md}: a section for each part that was measured. */
public final class Page {
    private static final String HEADING = """
            # Benchmarks

            Written by `bin/benchmark`; don't edit. A cell is the median of the rounds, in brackets the lowest and the highest. All
            contenders of a row run in turn, each in its own process, on the same weights and examples, after a check that they
            compute the same. Where a step takes less than 0.2 s a round is the median of three turns, spread over it. A ratio is
            one of medians; its spread is that of the ratios round by round. Each row is written when it is done; a section says
            when and on what its newest ones were measured.
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
            if (!results.of(part).isEmpty()) {
                page.append('\n').append(section(part, results));
            }
        }
        return page.toString();
    }

    private static String section(Part part, Results results) {
        List<Measurement> measurements = results.of(part);
        StringBuilder text = new StringBuilder("## " + part.title() + "\n\n");
        String caption = (part.caption() + " " + results.conditions(part)).strip();
        text.append(caption).append("\n\n").append(measured(measurements).markdown());
        List<Bar.Standing> standings = Bar.all().stream()
                .filter(bar -> bar.part() == part)
                .flatMap(bar -> bar.standings(measurements).stream())
                .toList();
        if (!standings.isEmpty()) {
            text.append('\n').append(bars(standings).markdown());
        }
        Map<String, List<String>> absent = results.leftOut(part).stream()
                .collect(Collectors.groupingBy(
                        peer -> "Left out: " + peer.contender() + ": " + peer.reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(Results.LeftOut::row, Collectors.toList())));
        absent.forEach((reason, rows) -> text.append("\n")
                .append(reason)
                .append(" (")
                .append(String.join("; ", rows))
                .append(")\n"));
        return text.toString();
    }

    private static Table measured(List<Measurement> measurements) {
        // The numbers come in the order of the runs; a person looks for the same order each time.
        List<String> rows = measurements.stream()
                .map(Measurement::subject)
                .distinct()
                .sorted(Comparator.comparingInt(row -> SUBJECTS.indexOf(row.split(",")[0])))
                .toList();
        List<String> columns = measurements.stream()
                .map(Measurement::contender)
                .distinct()
                .sorted(Comparator.comparingInt(PEERS::indexOf))
                .toList();
        List<String> headings = new ArrayList<>(List.of(""));
        headings.addAll(columns);
        List<List<String>> cells = new ArrayList<>();
        for (String row : rows) {
            List<String> line = new ArrayList<>(List.of(row));
            for (String column : columns) {
                line.add(measurements.stream()
                        .filter(one ->
                                one.subject().equals(row) && one.contender().equals(column))
                        .map(one -> cell(one.timings()))
                        .findFirst()
                        .orElse(""));
            }
            cells.add(line);
        }
        return new Table(headings, cells);
    }

    private static Table bars(List<Bar.Standing> standings) {
        return new Table(
                List.of("network, batch", "ours", "against", "ratio", "must", "aim", ""),
                standings.stream()
                        .map(standing -> List.of(
                                standing.row(),
                                standing.bar().ours().title(),
                                standing.against().title(),
                                cell(standing.ratio()),
                                decimal(standing.bar().must()),
                                standing.bar().aim().map(Page::decimal).orElse(""),
                                standing.reachesAim() ? "met, aim too" : standing.isMet() ? "met" : "not met"))
                        .toList());
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

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Three digits that count. */
    static String number(double value) {
        String form = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }
}
