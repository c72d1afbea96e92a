package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.sidebyside.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of the README, between two marks: ratios of the newest run of training and of prediction.
 *
 * @param text what stands between the marks
 */
public record Summary(String text) {
    private static final String BEGIN = "<!-- figures, written by bin/benchmark -->\n";
    private static final String END = "<!-- end of figures -->\n";

    /** {@return the figures of what was measured; none at first} */
    public static Summary of(Results results) {
        List<List<String>> lines = new ArrayList<>();
        Rows training = Rows.newest(results, Part.TRAIN);
        Rows prediction = Rows.newest(results, Part.PREDICT);
        List<Subject> measured = Subject.everybodys().stream()
                .filter(subject -> training.hold(subject) || prediction.hold(subject))
                .toList();
        line(
                measured,
                lines,
                "a training step, over Deeplearning4j by hand",
                subject -> training.ratio(subject, subject.trainingBatch(), Peer.NETWRIGHT, List.of(Peer.STOCK)));
        line(
                measured,
                lines,
                "a training step, over the best of the others",
                subject -> training.ratio(subject, subject.trainingBatch(), Peer.NETWRIGHT, Standing.others()));
        for (int batch : new int[] {1, 16}) {
            line(
                    measured,
                    lines,
                    "prediction of " + batch + ", likewise",
                    subject -> prediction.ratio(subject, batch, Peer.NETWRIGHT, Standing.others()));
            line(
                    measured,
                    lines,
                    "prediction of " + batch + " in ONNX Runtime, likewise",
                    subject -> prediction.ratio(subject, batch, Peer.NETWRIGHT_ONNX, Standing.others()));
        }
        if (lines.isEmpty()) {
            return new Summary("");
        }
        List<String> headings = new ArrayList<>(List.of(""));
        measured.forEach(subject -> headings.add(subject.title()));
        return new Summary("\n" + when(training, prediction) + "\n\n" + new Table(headings, lines).markdown() + "\n");
    }

    private static String when(Rows training, Rows prediction) {
        if (training.conditions().equals(prediction.conditions())) {
            return "Measured " + training.conditions();
        }
        return Stream.of(told("Training", training), told("Prediction", prediction))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> told(String what, Rows run) {
        return run.rows().isEmpty() ? Optional.empty() : Optional.of(what + " " + run.conditions());
    }

    private static void line(
            List<Subject> subjects, List<List<String>> lines, String title, Function<Subject, String> ratio) {
        List<String> line = new ArrayList<>(List.of(title));
        subjects.forEach(subject -> line.add(ratio.apply(subject)));
        if (line.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
            lines.add(line);
        }
    }

    /** The rows of a run. */
    private record Rows(String conditions, List<Row> rows) {
        static Rows newest(Results results, Part part) {
            return results.runs(part).entrySet().stream()
                    .findFirst()
                    .map(run -> new Rows(run.getKey(), run.getValue()))
                    .orElse(new Rows("", List.of()));
        }

        boolean hold(Subject subject) {
            return rows.stream().anyMatch(row -> row.name().startsWith(subject.title() + ", "));
        }

        /** {@return a ratio, or nothing where it was not measured} */
        String ratio(Subject subject, int batch, Peer ours, List<Peer> theirs) {
            return rows.stream()
                    .filter(row -> row.name().equals(subject.title() + ", " + batch))
                    .findFirst()
                    .flatMap(row -> Standing.of(row, ours, theirs))
                    .map(standing -> Page.decimal(standing.ratio().value()))
                    .orElse("");
        }
    }

    /**
     * {@return a page with these figures in the place of those that it has}
     *
     * @throws IllegalArgumentException if the page has no place for them
     */
    public String in(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "the page has no place for the figures, between " + BEGIN.strip() + " and " + END.strip());
        }
        return page.substring(0, begin + BEGIN.length()) + text + page.substring(end);
    }
}
