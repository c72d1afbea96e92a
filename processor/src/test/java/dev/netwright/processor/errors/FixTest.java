package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a {@code fix} line offers mends the error, and one step beyond the values that it offers does not. */
class FixTest {
    private static final int FEWEST_INSIDE = 100;
    private static final int FEWEST_BEYOND = 15;

    @Test
    void whatIsOfferedMends() {
        TreeMap<String, String> failures = new TreeMap<>();
        int inside = 0;
        int beyond = 0;
        for (Fixture fixture : Fixture.all()) {
            List<Sources.Message> errors = AppliedFix.reported(fixture.sources().compile());
            for (Sources.Message error : errors) {
                for (AppliedFix applied : AppliedFix.of(fixture.plainText(), error)) {
                    List<Sources.Message> left =
                            AppliedFix.reported(fixture.sources(applied.text()).compile());
                    boolean isOurs =
                            left.stream().noneMatch(other -> other.code().isEmpty());
                    if (!isOurs || applied.mends(errors, left) != applied.isInside()) {
                        failures.put(
                                fixture + ":" + error.line() + " " + applied.fix() + (applied.isInside() ? "" : " +1"),
                                left + "\n" + applied.text());
                    }
                    inside += applied.isInside() ? 1 : 0;
                    beyond += applied.isInside() ? 0 : 1;
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(inside).isGreaterThanOrEqualTo(FEWEST_INSIDE);
        assertThat(beyond).isGreaterThanOrEqualTo(FEWEST_BEYOND);
    }
}
