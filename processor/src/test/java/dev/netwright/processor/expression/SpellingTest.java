package dev.netwright.processor.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> MEMBERS =
            List.of("channels", "kernel", "stride", "padding", "dilation", "RELU", "conv1", "conv2", "i", "in");

    @ParameterizedTest
    @CsvSource({
        "chanels, channels",
        "channel, channels",
        "hcannels, channels",
        "kernal, kernel",
        "kernle, kernel",
        "Stride, stride",
        "pading, padding",
        "diallation, dilation",
        "relu, RELU",
        "conv22, conv2",
        "I, i"
    })
    void findsWhatWasMeant(String wanted, String meant) {
        assertThat(Spelling.closest(wanted, MEMBERS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"units", "k", "x", "pool", "activation", "ch"})
    void guessesNothingFarOff(String wanted) {
        assertThat(Spelling.closest(wanted, MEMBERS)).isEmpty();
    }

    @Test
    void countsASwapAsOneSlip() {
        assertThat(Spelling.closest("form", List.of("from"))).contains("from");
        assertThat(Spelling.closest("form", List.of("fmro"))).isEmpty();
    }

    @Test
    void prefersTheSameCaseAmongEquals() {
        assertThat(Spelling.closest("stem1", List.of("STEM2", "stem2"))).contains("stem2");
        assertThat(Spelling.closest("STEM1", List.of("stem2", "STEM2"))).contains("STEM2");
        assertThat(Spelling.closest("stem", List.of("step", "STEM"))).contains("STEM");
    }

    @Test
    void prefersTheNearestNumberAmongEquals() {
        assertThat(Spelling.closest("conv3", List.of("conv1", "conv2"))).contains("conv2");
        assertThat(Spelling.closest("stage6", List.of("stem", "stage1", "stage5", "stage4")))
                .contains("stage5");
        assertThat(Spelling.closest("stage4", List.of("stage3", "stage5"))).contains("stage3");
        assertThat(Spelling.closest("stagf5", List.of("stage6", "stage5"))).contains("stage5");
        assertThat(Spelling.closest("x99999999999", List.of("x99999999998"))).contains("x99999999998");
    }

    @Test
    void advisesTheNameThatWasMeantElseAllOfThem() {
        assertThat(Spelling.advice("kernal", List.of("kernel", "stride"), "none"))
                .isEqualTo("did you mean 'kernel'?");
        assertThat(Spelling.advice("width", List.of("kernel", "stride"), "none"))
                .isEqualTo("one of kernel, stride");
        assertThat(Spelling.advice("width", List.of("kernel"), "none")).isEqualTo("use 'kernel'");
        assertThat(Spelling.advice("width", List.of(), "none")).isEqualTo("none");
    }

    @Test
    void worksOnEmptyNames() {
        assertThat(Spelling.closest("", List.of("a", "bc"))).isEmpty();
        assertThat(Spelling.closest("abc", List.of())).isEmpty();
        assertThat(Spelling.closest("x".repeat(100_000), MEMBERS)).isEmpty();
    }

    @Test
    void anyTextMayBeMisspelt() {
        assertThat(Spelling.meant("padding=\n", List.of("padding"))).hasValue("did you mean 'padding'?");
    }
}
