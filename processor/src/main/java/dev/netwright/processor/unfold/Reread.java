package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;

/** A layer that reads another one on trial. */
final class Reread {
    private Reread() {}

    /** What comes to light then: layers that nothing reads, once nothing else is wrong. */
    static String then(List<Problem> faults) {
        boolean areUnread = !faults.isEmpty()
                && faults.stream()
                        .allMatch(fault ->
                                fault.code() == ErrorCode.UNUSED_INPUT || fault.code() == ErrorCode.UNUSED_LAYER);
        return areUnread
                ? " (then [%s] on %s)"
                        .formatted(faults.get(0).code().text(), faults.get(0).subject())
                : "";
    }

    /** What {@code reader} reads with {@code name} in the place of one of its parameters. */
    static List<String> names(LayerMethod reader, int place, String name) {
        List<String> names = new ArrayList<>(
                reader.reads().stream().map(LayerMethod.Read::name).toList());
        if (names.isEmpty()) {
            return List.of(name);
        }
        names.set(place, name);
        return names;
    }
}
