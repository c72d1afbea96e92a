package dev.netwright.processor.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The formula against windows that are laid down and counted, one after the other, by PyTorch's rule. */
class WindowTest {
    private static final int LARGEST = 9;

    @Test
    void outputIsTheNumberOfWindowsThatCanBeLaidDown() {
        int cases = 0;
        for (int kernel = 1; kernel <= 4; kernel++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int padding = 0; padding <= 3; padding++) {
                    for (int dilation = 1; dilation <= 3; dilation++) {
                        cases += compare(kernel, stride, padding, dilation);
                    }
                }
            }
        }
        // With ceil rounding (kernel, padding) is (1,0), (2,0), (2,1), (3,0), (3,1), (4,0), (4,1) or (4,2).
        assertThat(cases).isEqualTo((4 * 4 + 8) * 4 * 3 * LARGEST);
    }

    private static int compare(int kernel, int stride, int padding, int dilation) {
        int cases = 0;
        for (int input = 1; input <= LARGEST; input++) {
            for (boolean ceil : new boolean[] {false, true}) {
                // PyTorch rounds up for pools alone, and a pool is padded by half its kernel at most.
                if (ceil && 2 * padding > kernel) {
                    continue;
                }
                Window window = new Window(kernel, stride, padding, dilation, ceil);
                int counted = counted(window, input);
                int output = window.output(input);
                assertThat(Math.max(0, output)).as(window + " on " + input).isEqualTo(counted);
                if (counted > 0) {
                    assertThat(window.overhang(input))
                            .as(window + " on " + input)
                            .isEqualTo(beyond(window, input, counted));
                }
                cases++;
            }
        }
        return cases;
    }

    /**
     * Lays windows from the left edge of the padded input. With floor rounding one must lie in it whole; with ceil
     * rounding one may stick out by less than a stride, unless it would start in the right padding.
     */
    private static int counted(Window window, int input) {
        int extent = 0;
        for (int tap = 0; tap < window.kernel(); tap++) {
            extent = tap * window.dilation() + 1;
        }
        int padded = input + 2 * window.padding();
        int count = 0;
        for (int start = 0; ; start += window.stride()) {
            boolean isWhole = start + extent <= padded;
            boolean sticksOutByLessThanAStride = start + extent < padded + window.stride();
            boolean mayStickOut = window.ceil() && sticksOutByLessThanAStride && start < input + window.padding();
            if (!isWhole && !mayStickOut) {
                return count;
            }
            count++;
        }
    }

    private static int beyond(Window window, int input, int count) {
        int end = (count - 1) * window.stride() + (window.kernel() - 1) * window.dilation() + 1;
        return Math.max(0, end - input - 2 * window.padding());
    }

    @Test
    void sizesThatPyTorchGives() {
        assertThat(new Window(11, 4, 1, 1, false).output(224)).isEqualTo(54);
        assertThat(new Window(3, 2, 0, 1, false).output(54)).isEqualTo(26);
        assertThat(new Window(3, 2, 0, 1, true).output(112)).isEqualTo(56);
        assertThat(new Window(2, 2, 1, 1, true).output(3)).isEqualTo(2);
        assertThat(new Window(3, 1, 2, 2, false).output(7)).isEqualTo(7);
        assertThat(new Window(3, 2, 0, 1, true).output(2)).isEqualTo(1);
        assertThat(new Window(4, 3, 1, 1, true).output(1)).isEqualTo(1);
    }

    @Test
    void aKernelThatDoesNotFitGivesNoWindow() {
        assertThat(new Window(5, 1, 0, 1, false).output(4)).isEqualTo(0);
        assertThat(new Window(5, 1, 0, 1, true).output(4)).isEqualTo(0);
        assertThat(new Window(5, 1, 0, 1, false).output(2)).isEqualTo(-2);
        assertThat(new Window(5, 2, 0, 1, true).output(3)).isLessThan(1);
    }

    @Test
    void arithmeticIsExact() {
        Window window = new Window(Integer.MAX_VALUE, 1, 0, 2, false);
        assertThatThrownBy(() -> window.output(8)).isInstanceOf(ArithmeticException.class);
        Window padded = new Window(1, 1, Integer.MAX_VALUE, 1, false);
        assertThatThrownBy(() -> padded.output(8)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theFormulaShowsTheNumbers() {
        assertThat(new Window(5, 1, 0, 1, false).formula(4)).isEqualTo("floor((4 + 2*0 - 5) / 1) + 1 = 0");
        assertThat(new Window(3, 2, 1, 2, true).formula(8)).isEqualTo("ceil((8 + 2*1 - (2*(3 - 1) + 1)) / 2) + 1 = 4");
    }
}
