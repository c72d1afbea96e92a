package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The page and the file of its numbers, both written anew after each row: a run of hours that is broken off keeps the
 * rows that it came to.
 */
public final class Report {
    private final Path page;
    private final Path numbers;
    private final Results results;
    private final Function<String, String> conditions;
    private final Map<Part, Set<String>> engines = new EnumMap<>(Part.class);

    /**
     * Begins with what is there from earlier runs.
     *
     * @param page the page; its numbers lie beside it, in a file that ends in {@code .tsv}
     * @param conditions makes a sentence on where and how this run measures, of the engines that ran so far
     */
    public Report(Path page, Function<String, String> conditions) throws IOException {
        this.page = page;
        this.conditions = conditions;
        numbers = page.resolveSibling(page.getFileName().toString().replaceAll("\\.md$", "") + ".tsv");
        results = Results.read(numbers);
    }

    /** Puts a row in the place of what was known of it, and writes. */
    public void add(Row row) throws IOException {
        results.replace(row.part(), row.name(), row.measurements());
        results.leftOut(row.part(), row.name(), row.leftOut());
        Set<String> ran = engines.computeIfAbsent(row.part(), part -> new LinkedHashSet<>());
        ran.addAll(row.engines());
        results.conditions(row.part(), conditions.apply(String.join("; ", ran)));
        results.write(numbers);
        new WholeFile(page).write(Page.of(results));
    }
}
