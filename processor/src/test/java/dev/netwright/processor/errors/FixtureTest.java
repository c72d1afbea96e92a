package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import dev.netwright.processor.report.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fixture errs on exactly the lines that it says, with the codes and the words that it says. */
class FixtureTest {
    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void errsUnderJavac(Fixture fixture) {
        check(fixture, fixture.sources().compile());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void errsUnderEcj(Fixture fixture) {
        check(fixture, fixture.sources().inEclipse().compile());
    }

    @Test
    void everyCodeHasAFixture() {
        Set<String> missing = Arrays.stream(ErrorCode.values())
                .filter(code -> code != ErrorCode.INTERNAL_ERROR)
                .map(ErrorCode::text)
                .collect(Collectors.toCollection(TreeSet::new));
        Fixture.all().stream()
                .flatMap(fixture -> fixture.expected().stream())
                .map(Fixture.Expected::code)
                .forEach(missing::remove);
        assertThat(missing).isEmpty();
    }

    private static void check(Fixture fixture, Sources.Result result) {
        List<Fixture.Expected> expected = fixture.expected();
        assertThat(expected).as("marks in " + fixture).isNotEmpty();
        List<Sources.Message> reported = result.messages().stream()
                .filter(message -> message.isError() || !message.code().isEmpty())
                .toList();
        assertThat(reported.stream()
                        .map(error -> error.line() + " [" + error.code() + "]")
                        .toList())
                .as(reported.toString())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Fixture.Expected::place).toList());
        for (Fixture.Expected mark : expected) {
            assertThat(reported).as(mark.toString()).anyMatch(mark::isMetBy);
        }
        assertThat(reported)
                .allMatch(message -> message.isError()
                        == Arrays.stream(ErrorCode.values())
                                .noneMatch(
                                        code -> code.isWarning() && code.text().equals(message.code())));
        assertThat(reported).allMatch(error -> error.file().equals(fixture.name() + ".java"));
    }
}
