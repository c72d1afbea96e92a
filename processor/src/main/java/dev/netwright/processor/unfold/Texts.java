package dev.netwright.processor.unfold;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of members as a message or a fingerprint spells them. */
final class Texts {
    private Texts() {}

    /** {@code 100,000}, whatever the locale. */
    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 3}, {@code {3, 5}}, {@code RELU}, {@code 0.5}. */
    static String of(Object value) {
        if (value instanceof List<?> list) {
            return list.size() == 1
                    ? of(list.get(0))
                    : list.stream().map(Texts::of).collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }
}
