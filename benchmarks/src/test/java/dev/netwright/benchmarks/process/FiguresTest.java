package dev.netwright.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void areReadOutOfWhateverAProgramPrints() {
        Figures figures = Figures.read("warning: something\n#build 1.5\nnoise\n#peakMemory 2048.0\n");

        assertThat(figures.get("build")).isEqualTo(1.5);
        assertThat(figures.peakMemory()).hasValue(2048);
        assertThatThrownBy(() -> figures.get("predict")).hasMessageContaining("predict");
    }

    @Test
    void aProgramThatFailsTellsTheEndOfItsOutput() {
        Program program = Program.java(List.of(), "nowhere", "no.such.Main");

        assertThatThrownBy(program::require)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no.such.Main");
        assertThatThrownBy(program::secondsToFirstFigure).hasMessageContaining("first figure");
    }
}
