package dev.netwright.runtime.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * How often each actual class was predicted as each class, by the names that the head declares, or by their numbers as
 * text.
 *
 * <p>As text it is a table with a row for each actual class and a column for each predicted one; of more than 20 classes it
 * lists the mistakes that were made most often.
 */
public final class ConfusionMatrix {
    private static final int MOST_SHOWN = 20;

    private final List<String> labels;
    private final org.nd4j.evaluation.classification.ConfusionMatrix<Integer> counts;

    private record Mistake(int actual, int predicted, int count) {}

    private ConfusionMatrix(List<String> labels, org.nd4j.evaluation.classification.ConfusionMatrix<Integer> counts) {
        this.labels = labels;
        this.counts = counts;
    }

    static ConfusionMatrix of(Evaluation evaluation) {
        return new ConfusionMatrix(List.copyOf(evaluation.getLabelsList()), evaluation.getConfusionMatrix());
    }

    /** The names of the classes, in order. */
    public List<String> labels() {
        return labels;
    }

    /**
     * How many examples of the actual class were predicted as the other one; the right answers, if both are the same.
     */
    public int count(int actual, int predicted) {
        return counts.getCount(Objects.checkIndex(actual, labels.size()), Objects.checkIndex(predicted, labels.size()));
    }

    /**
     * As {@link #count(int, int)}, by name.
     *
     * @throws IllegalArgumentException if there is no class of that name
     */
    public int count(String actual, String predicted) {
        return count(number(actual), number(predicted));
    }

    private int number(String label) {
        int number = labels.indexOf(label);
        if (number < 0) {
            throw new IllegalArgumentException("no class is called '" + label + "': " + labels);
        }
        return number;
    }

    @Override
    public String toString() {
        return labels.size() > MOST_SHOWN ? mistakes() : table();
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
        header.addAll(labels);
        rows.add(header);
        for (int actual = 0; actual < labels.size(); actual++) {
            List<String> row = new ArrayList<>(List.of(labels.get(actual)));
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                row.add(String.valueOf(count(actual, predicted)));
            }
            rows.add(row);
        }
        return TextTable.of(rows, 1);
    }

    private String mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int actual : counts.getClasses()) {
            for (int predicted : counts.getClasses()) {
                int count = counts.getCount(actual, predicted);
                if (actual != predicted && count > 0) {
                    mistakes.add(new Mistake(actual, predicted, count));
                }
            }
        }
        mistakes.sort(Comparator.comparing(Mistake::count).reversed());
        StringBuilder text = new StringBuilder(labels.size() + " classes, " + mistakes.size() + " kinds of mistake\n");
        for (Mistake mistake : mistakes.subList(0, Math.min(MOST_SHOWN, mistakes.size()))) {
            text.append("%s taken for %s: %s\n"
                    .formatted(labels.get(mistake.actual()), labels.get(mistake.predicted()), mistake.count()));
        }
        return text.toString();
    }
}
