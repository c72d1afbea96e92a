package dev.netwright.processor.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks and networks out of a jar: a class file has lost parameter names, and perhaps the order of methods. */
class LibraryTest {
    private static final String BLOCK = "package lib;\n" + Sources.IMPORTS + """
            @Block public @interface Gate {
                int channels() default REQUIRED;
                int rounds() default 2;
                interface Body {
                    @Input                                                             FeatureMap signal();
                    @Input                                                             FeatureMap gate();
                    @Repeat("rounds") @Conv2d(kernel = 1) @Bind("channels = channels + i") FeatureMap mix(FeatureMap gate);
                    @Conv2d(kernel = 1, activation = SIGMOID) @Bind("channels = signal.channels") FeatureMap mask(FeatureMap mix);
                    @Multiply                                                          FeatureMap masked(FeatureMap signal, FeatureMap mask);
                    @Concat                                                            FeatureMap out(FeatureMap mix, FeatureMap masked);
                }
            }
            """;
    private static final String BASE = "package lib;\n" + Sources.IMPORTS + """
            @Network public interface Base {
                @Input(channels = 2, height = 4, width = 4)  FeatureMap image();
                @Input(channels = 3, height = 4, width = 4)  FeatureMap other();
                @Gate(channels = 2)                          FeatureMap gated(FeatureMap image, FeatureMap other);
                @Output                                      FeatureMap features(FeatureMap gated);
            }
            """;
    private static final String USER = "package app;\nimport lib.*;\n" + Sources.IMPORTS + """
            @Network public interface User {
                @Input(channels = 3, height = 6, width = 6)  FeatureMap image();
                @Conv2d(channels = 5, kernel = 1)            FeatureMap stem();
                @Gate(channels = 4, rounds = 3)              FeatureMap gated(FeatureMap image, FeatureMap stem);
                @Output                                      FeatureMap features();
            }
            """;
    private static final String HEIR = "package app;\nimport lib.*;\n" + Sources.IMPORTS + """
            @Network public interface Heir extends Base {
                @Override @Gate(channels = 7)                FeatureMap gated(FeatureMap other, FeatureMap image);
            }
            """;

    @TempDir
    Path folder;

    private static Sources library() {
        return Sources.of().file("lib/Gate.java", BLOCK).file("lib/Base.java", BASE);
    }

    private static Sources application() {
        return Sources.of().file("app/User.java", USER).file("app/Heir.java", HEIR);
    }

    /** What the compile from source, library and application together, generates for the application. */
    private static Map<String, String> together() {
        Map<String, String> texts = new HashMap<>(library()
                .file("app/User.java", USER)
                .file("app/Heir.java", HEIR)
                .compile()
                .succeeds()
                .texts());
        texts.keySet().removeIf(name -> !name.startsWith("app."));
        assertThat(texts).containsKeys("app.UserNetwork", "app.HeirNetwork");
        return texts;
    }

    private Path jar(Sources.Result result) {
        return result.succeeds().jar(folder.resolve("library.jar"));
    }

    @Test
    void aBlockAndANetworkFromAJarWithoutParameterNamesGiveTheSame() {
        Sources.Result separate =
                application().classPath(jar(library().compile())).compile().succeeds();
        assertThat(separate.texts()).isEqualTo(together());
    }

    @Test
    void theEclipseCompilerReadsTheJarAlike() {
        Sources.Result separate = application()
                .inEclipse()
                .classPath(jar(library().compile()))
                .compile()
                .succeeds();
        assertThat(separate.texts().get("app.UserNetwork")).isEqualTo(together().get("app.UserNetwork"));
        assertThat(separate.texts().get("app.HeirNetwork")).isEqualTo(together().get("app.HeirNetwork"));
    }

    @Test
    void aClassFileWithItsMethodsInAnotherOrderGivesTheSame() {
        Sources.Result whole = library().compile().succeeds();
        Map<String, byte[]> scrambled = new HashMap<>(whole.classes());
        Sources.Result reversed = library()
                .file("lib/Gate.java", reversed(BLOCK, "interface Body {", "    }"))
                .file("lib/Base.java", reversed(BASE, "interface Base {", "}"))
                .withoutProcessor()
                .compile()
                .succeeds();
        for (String name : List.of("lib.Gate$Body", "lib.Base")) {
            assertThat(reversed.classes().get(name))
                    .isNotEqualTo(whole.classes().get(name));
            scrambled.put(name, reversed.classes().get(name));
        }
        Path jar = new Sources.Result(true, List.of(), Map.of(), scrambled).jar(folder.resolve("scrambled.jar"));
        assertThat(application().classPath(jar).compile().succeeds().texts()).isEqualTo(together());
    }

    /** The lines after the one with {@code start}, up to the line that {@code end} begins, in reverse. */
    private static String reversed(String source, String start, String end) {
        int from = source.indexOf('\n', source.indexOf(start)) + 1;
        int to = source.indexOf("\n" + end, from);
        List<String> lines = new ArrayList<>(source.substring(from, to).lines().toList());
        Collections.reverse(lines);
        return source.substring(0, from) + String.join("\n", lines) + source.substring(to);
    }

    @Test
    void withoutTheProcessorTheParameterNamesAreMissed() {
        Sources.Result result = application()
                .classPath(jar(library().withoutProcessor().compile()))
                .procOnly()
                .compile();
        assertThat(result.codes()).contains("record-missing");
        assertThat(result.errors()).allSatisfy(error -> assertThat(error.code()).isNotEqualTo("internal-error"));
        assertThat(result.errors().get(0).text()).contains("-parameters");
    }

    @Test
    void withParameterNamesNoRecordIsNeeded() {
        Path jar = jar(library().withoutProcessor().options("-parameters").compile());
        Map<String, String> texts =
                application().classPath(jar).procOnly().compile().texts();
        assertThat(texts.keySet()).isEqualTo(together().keySet());
    }

    @Test
    void aNewerRecordIsRefused() {
        String record = """
                package lib;
                @dev.netwright.dsl.DeclarationRecord(version = 2, declares = Gate.class, file = "Gate.java", elements = {})
                public final class GateRecord { public static final String HASH = "0"; }
                """;
        Path jar = jar(Sources.of()
                .file("lib/Gate.java", BLOCK)
                .file("lib/GateRecord.java", record)
                .withoutProcessor()
                .options("-parameters")
                .compile());
        Sources.Result result = Sources.of()
                .file("app/User.java", USER)
                .classPath(jar)
                .procOnly()
                .compile();
        assertThat(result.codes()).contains("record-version");
        assertThat(result.errors().get(0).text()).contains("record 2").contains("up to 1");
    }

    @Test
    void aFaultInALibraryBlockIsShownAtItsUseWithTheRecordedLine() {
        String bad = USER.replace("FeatureMap stem();", "FeatureMap stem(); @MaxPool2d(kernel = 2) FeatureMap small();")
                .replace("FeatureMap stem)", "FeatureMap small)");
        Sources.Result result = Sources.of()
                .file("app/User.java", bad)
                .classPath(jar(library().compile()))
                .procOnly()
                .compile();
        Sources.Message error = result.errors().get(0);
        assertThat(error.code()).isEqualTo("shapes-differ");
        assertThat(error.file()).isEqualTo("User.java");
        assertThat(error.line())
                .isEqualTo(bad.substring(0, bad.indexOf("@Gate")).lines().count());
        assertThat(error.text()).contains("gated/masked  Gate.Body.masked (Gate.java:11)");
    }
}
