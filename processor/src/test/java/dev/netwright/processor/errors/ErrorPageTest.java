package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.report.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages under {@code docs/errors/} say what the code says today; {@code -Dnetwright.update=true} rewrites them. */
class ErrorPageTest {
    private static final boolean UPDATES = Boolean.getBoolean("netwright.update");
    private static final int SHORTEST_PROSE = 120;

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void thePageIsOfToday(ErrorCode code) {
        ErrorPage page = ErrorPage.read(code);
        ErrorPage remade = page.remade();
        if (UPDATES) {
            remade.write();
        } else {
            assertThat(page.text()).isEqualTo(remade.text());
        }
        assertThat(page.text()).startsWith("# " + code.text() + "\n").contains("## How to mend it");
        assertThat(page.prose().length()).isGreaterThan(SHORTEST_PROSE);
    }

    @Test
    void theIndexNamesEveryPage() {
        String remade = ErrorPage.remadeIndex();
        if (UPDATES) {
            ErrorPage.writeIndex(remade);
        } else {
            assertThat(ErrorPage.index()).isEqualTo(remade);
        }
    }
}
