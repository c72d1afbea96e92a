package dev.netwright.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProgramTest {
    @Test
    void whatTheShellSaysAboutThreadsDoesNotReachIt() {
        // The test suite itself runs with a policy.
        assertThat(System.getenv("OMP_WAIT_POLICY")).isEqualTo("PASSIVE");

        assertThat(Program.of(List.of("env")).require().output())
                .contains("PATH=")
                .doesNotContain("OMP_", "OPENBLAS_", "MKL_");
    }

    @Test
    void itGetsWhatItIsGiven() {
        Program program =
                Program.of(List.of("env")).with(Map.of("OMP_NUM_THREADS", "3")).with(Map.of("A_B", "c"));

        assertThat(program.require().output())
                .contains("OMP_NUM_THREADS=3", "A_B=c")
                .doesNotContain("OMP_WAIT_POLICY");
    }
}
