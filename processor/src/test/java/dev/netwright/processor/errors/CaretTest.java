package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The caret stands on the value that is wrong, else on the annotation, else on the name of the method or type. */
class CaretTest {
    /** What is always somebody's value, unless a block has it fixed. */
    private static final Set<String> ON_A_VALUE = Set.of(
            "member-out-of-range",
            "size-below-one",
            "kernel-exceeds-input",
            "padding-exceeds-kernel",
            "no-exact-lowering",
            "label-count",
            "labels-of",
            "expression-syntax",
            "expression-type",
            "unknown-member",
            "given-and-bound",
            "shape-syntax",
            "reference-params",
            "reference-macs");

    /** No member of the use is to blame: the fault stands in the block's body, or in what is read. */
    private static final Set<String> NOT_IN_A_MEMBER = Set.of(
            "several/BrokenBases",
            "kernel-exceeds-input/FixedInBlock",
            "record-missing/BrokenInside",
            "no-exact-lowering/Volumes");

    private static final Pattern BEFORE_A_VALUE =
            Pattern.compile("(.*\\W)?\\w+ ?= ?([\\w.]*|.*\\{(\".*\", ?)?)|.*@\\w+\\((\\{(\".*\", ?)?)?(\\w+\\.)*");

    private static final Pattern PLACE = Pattern.compile("@\\w+.*|\\w+\\(.*|(private )?(class|interface) .*");

    @Test
    void theCaretIsOnWhatIsWrong() {
        List<String> wrong = new ArrayList<>();
        int values = 0;
        for (Fixture fixture : Fixture.all()) {
            for (Sources.Message error : fixture.sources().compile().errors()) {
                String line = fixture.text().lines().toList().get((int) error.line() - 1);
                String before = line.substring(0, (int) error.column() - 1);
                String after = line.substring((int) error.column() - 1);
                boolean isOnValue = BEFORE_A_VALUE.matcher(before).matches();
                boolean mustBe = ON_A_VALUE.contains(error.code()) && !NOT_IN_A_MEMBER.contains(fixture.toString());
                if (mustBe && !isOnValue || !isOnValue && !PLACE.matcher(after).matches()) {
                    wrong.add(fixture + ": " + error.firstLine() + "\n" + line + "\n" + " ".repeat(before.length())
                            + "^");
                }
                values += isOnValue ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(values).isGreaterThan(50);
    }
}
