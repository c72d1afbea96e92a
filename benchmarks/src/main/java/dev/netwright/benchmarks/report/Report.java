package dev.netwright.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The page, the file of its numbers, and the figures of the README, all written anew after each row: a run that is broken
 * off keeps the rows that it came to.
 */
public final class Report {
    private final Path page;
    private final Path numbers;
    private final Optional<Path> readme;
    private final String conditions;
    private final Results results;

    /**
     * Begins with what is there from earlier runs.
     *
     * @param page the page; its numbers lie beside it, in a file that ends in {@code .tsv}
     * @param readme a page that has a place for {@link Summary}
     * @param conditions when and where this run measures, the day first
     */
    public Report(Path page, Optional<Path> readme, String conditions) throws IOException {
        this.page = page;
        this.readme = readme;
        this.conditions = conditions;
        numbers = page.resolveSibling(page.getFileName().toString().replaceAll("\\.md$", "") + ".tsv");
        results = Results.read(numbers);
    }

    /** Puts a row in the place of what was known of it, and writes. */
    public void add(Row row) throws IOException {
        results.put(conditions, row);
        results.write(numbers);
        write();
    }

    /** Writes the pages from the numbers that are there. */
    public void write() throws IOException {
        new WholeFile(page).write(Page.of(results));
        if (readme.isPresent()) {
            String text = Files.readString(readme.get());
            new WholeFile(readme.get()).write(Summary.of(results).in(text));
        }
    }
}
