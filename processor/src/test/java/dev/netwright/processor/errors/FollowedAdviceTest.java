package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each phrase of a {@code fix} line is applied by {@link FixTest}, or can be followed, as {@code followed/advice.txt} shows. */
class FollowedAdviceTest {
    private static final Path FILE = Path.of("src", "test", "resources", "followed", "advice.txt");
    private static final Pattern FIX = Pattern.compile("(?m)^ +fix +(.*)$");
    /** What is to be done is outside of the source. */
    private static final Set<String> OUTSIDE = Set.of(
            "a newer netwright-processor",
            "compile it with netwright-processor",
            "with -parameters",
            "put the processor of @Scale on the processor path",
            "respectsLengths() in the kind of @SoftCap if it does");

    private static final int MOST = 3;

    /** One piece of advice, carried out. */
    private record Followed(String fixture, String layer, String advice, String changes) {
        static List<Followed> all() throws IOException {
            try (Stream<String> lines = Files.lines(FILE)) {
                return lines.filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" \\| ", 4))
                        .map(parts -> new Followed(parts[0], parts[1], parts[2], parts[3]))
                        .toList();
            }
        }

        boolean isOf(Fixture of, Sources.Message message, String phrase) {
            return fixture.equals(of.toString())
                    && message.firstLine().contains("] " + layer + ": ")
                    && advice.equals(phrase);
        }

        String in(String source) {
            String text = source;
            for (String change : changes.split(" \\|\\| ?")) {
                String[] sides = (change + " ").replace("\\n", "\n").split(" >>> ?", 2);
                assertThat(text).as(toString()).contains(sides[0]);
                text = text.replace(sides[0], sides[1].replaceAll(" $", ""));
            }
            return text;
        }
    }

    @Test
    void eachAdviceCanBeFollowed() throws IOException {
        List<Followed> followed = Followed.all();
        Set<Followed> used = new LinkedHashSet<>();
        List<String> failures = new ArrayList<>();
        int phrases = 0;
        for (Fixture fixture : Fixture.all()) {
            List<Sources.Message> before =
                    AppliedFix.reported(fixture.sources(fixture.plainText()).compile());
            for (Sources.Message message : before) {
                List<String> applied = AppliedFix.of(fixture.plainText(), message).stream()
                        .map(AppliedFix::fix)
                        .toList();
                List<String> offered = FIX.matcher(message.text())
                        .results()
                        .flatMap(line -> AppliedFix.alternatives(line.group(1)).stream())
                        .map(AppliedFix::bare)
                        .toList();
                assertThat(offered)
                        .as(message.text())
                        .hasSizeLessThanOrEqualTo(MOST)
                        .doesNotHaveDuplicates();
                for (String phrase : offered) {
                    phrases++;
                    Optional<Followed> found = followed.stream()
                            .filter(each -> each.isOf(fixture, message, phrase))
                            .findFirst();
                    if (found.isPresent()) {
                        used.add(found.get());
                        String text = found.get().in(fixture.plainText());
                        List<Sources.Message> after =
                                AppliedFix.reported(fixture.sources(text).compile());
                        AppliedFix fix = new AppliedFix(message, phrase, text, true, Optional.empty());
                        if (!fix.mends(before, after)) {
                            failures.add(found.get() + "\n" + after + "\n" + text);
                        }
                    } else if (!applied.contains(phrase)
                            && !OUTSIDE.contains(phrase)
                            && fixture.library().isEmpty()) {
                        failures.add("nobody follows: %s | %s | %s".formatted(fixture, message.firstLine(), phrase));
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(phrases).isGreaterThan(150);
        assertThat(used).containsAll(followed);
    }
}
