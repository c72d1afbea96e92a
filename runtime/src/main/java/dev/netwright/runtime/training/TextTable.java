package dev.netwright.runtime.training;

import java.util.List;

/** Rows of texts in columns. */
public final class TextTable {

    private TextTable() {}

    /**
     * One line for each row, each with its end, columns two spaces apart.
     *
     * @param rows equally long
     * @param numbers the first column that is aligned on the right, as all after it
     */
    public static String of(List<List<String>> rows, int numbers) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String spaces = " ".repeat(widths[column] - row.get(column).length());
                line.append(column < numbers ? row.get(column) + spaces : spaces + row.get(column))
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
