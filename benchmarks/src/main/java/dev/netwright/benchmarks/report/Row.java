package dev.netwright.benchmarks.report;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of one row.
 *
 * @param part the section
 * @param name what was run, such as {@code AlexNet, 16}
 * @param measurements the numbers, a contender or column each
 * @param leftOut the contenders that took no part, each with the reason
 * @param tried the settings of those that have several
 * @param engines what ran it, each with its version
 */
public record Row(
        Part part,
        String name,
        List<Measurement> measurements,
        Map<String, String> leftOut,
        List<Tried> tried,
        Collection<String> engines) {

    /** With every contender there, and nothing that needs telling. */
    public Row(Part part, String name, List<Measurement> measurements) {
        this(part, name, measurements, Map.of(), List.of(), Set.of());
    }
}
