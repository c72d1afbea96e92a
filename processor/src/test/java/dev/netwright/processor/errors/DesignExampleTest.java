package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one message that the design shows in full, and the message of a fault deep inside blocks. */
class DesignExampleTest {
    @Test
    void aKernelThatDoesNotFit() {
        assertThat(Printed.byJavac(Fixture.of("kernel-exceeds-input"))).isEqualTo("""
                        KernelExceedsInput.java:10: error: [kernel-exceeds-input] conv5: a 5x5 kernel does not fit its 4x4 input
                            @Conv2d(channels = 512, kernel = 5) FeatureMap conv5();
                                                             ^
                            rule   floor((4 + 2*0 - 5) / 1) + 1 = 0, must be at least 1
                            path   image 1x28x28 > conv1 20x24x24 > pool1 20x12x12 > conv2 50x8x8 > pool2 50x4x4 > conv5
                            fix    kernel up to 4, or padding of at least 1
                        1 error
                        """);
    }

    @Test
    void aFaultInsideBlocksNamesEachLevel() {
        Sources.Message error = Fixture.all().stream()
                .filter(fixture -> fixture.toString().equals("kernel-exceeds-input/InBlocks"))
                .findFirst()
                .orElseThrow()
                .sources()
                .compile()
                .errors()
                .get(0);
        List<String> lines = error.text().lines().map(String::strip).toList();
        assertThat(lines)
                .containsExactly(
                        "[kernel-exceeds-input] stage1/unit/conv: a 7x7 kernel does not fit its 4x4 input",
                        "rule   floor((4 + 2*0 - 7) / 1) + 1 = -2, must be at least 1",
                        "in     stage1/unit/conv  Unit.Body.conv (InBlocks.java:11): kernel = 2 * size + 1 = 7",
                        "in     stage1/unit  Stage.Body.unit (InBlocks.java:21): size = reach + 1 = 3",
                        "path   image 1x8x8 > stage1/pool 1x4x4 > stage1/unit/conv",
                        "fix    reach = 0");
    }
}
