package dev.netwright.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table in Markdown: words in the first column, numbers in the others.
 *
 * @param headings one for each column
 * @param rows as many cells each
 */
public record Table(List<String> headings, List<List<String>> rows) {

    /** @throws IllegalArgumentException if a row has another number of cells than there are headings */
    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under " + headings.size() + " headings: " + row);
            }
        }
    }

    /** {@return its lines, with a line break after each} */
    public String markdown() {
        List<String> rule = new ArrayList<>(Collections.nCopies(headings.size(), "---:"));
        rule.set(0, "---");
        StringBuilder text = new StringBuilder(line(headings)).append(line(rule));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
