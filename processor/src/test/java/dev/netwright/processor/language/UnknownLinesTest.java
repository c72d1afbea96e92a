package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import org.junit.jupiter.api.Test;

/** Where lines of a block are not known, under the Eclipse compiler and from Kotlin's stubs, none is said. */
class UnknownLinesTest {
    private static final String NETWORK = """
            package demo; import dev.netwright.dsl.*;

            @Network
            public interface Small {
                @Input(channels = 1, height = 8, width = 8) FeatureMap image();
                @Twice(channels = 4)                        FeatureMap twice();
                @Output                                     FeatureMap out();
            }
            """;

    private static final String BLOCK = """
            package demo; import dev.netwright.dsl.*;

            @Block
            public @interface Twice {
                int channels() default Required.REQUIRED;
                interface Body {
                    @Conv2d(kernel = 5) @Bind("channels")  FeatureMap one();
                    @Conv2d(kernel = 15) @Bind("channels") FeatureMap two();
                }
            }
            """;

    private static final String METADATA = """
            package kotlin; public @interface Metadata { int[] mv() default {}; int k() default 1; }
            """;

    /** What kapt makes of the same block in Kotlin, and of a network with a companion and a method that is no layer. */
    private static final String BLOCK_STUB = """
            package demo;

            @java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
            @kotlin.Metadata(mv = {2, 4, 0}, k = 1)
            @dev.netwright.dsl.Block()
            public abstract @interface Twice {

                public abstract int channels() default -2147483648;

                @kotlin.Metadata(mv = {2, 4, 0}, k = 1)
                public static abstract interface Body {

                    @dev.netwright.dsl.Conv2d(kernel = {5})
                    @dev.netwright.dsl.Bind(value = {"channels"})
                    public abstract dev.netwright.dsl.FeatureMap one();

                    @dev.netwright.dsl.Conv2d(kernel = {%s})
                    @dev.netwright.dsl.Bind(value = {"channels"})
                    public abstract dev.netwright.dsl.FeatureMap two();
                }
            }
            """;

    private static final String NETWORK_STUB = """
            package demo;

            @kotlin.Metadata(mv = {2, 4, 0}, k = 1)
            @dev.netwright.dsl.Network()
            public abstract interface Small {
                public static final demo.Small.Companion Companion = null;

                @dev.netwright.dsl.Input(channels = 1, height = 8, width = 8)
                public abstract dev.netwright.dsl.FeatureMap image();

                @Twice(channels = 4)
                public abstract dev.netwright.dsl.FeatureMap twice(dev.netwright.dsl.FeatureMap image);

                @dev.netwright.dsl.Output()
                public abstract dev.netwright.dsl.FeatureMap out();

                public default java.lang.String note() { return null; }

                @kotlin.Metadata(mv = {2, 4, 0}, k = 1)
                public static final class Companion {
                    public static final int AUTHORS = 4;

                    private Companion() {
                        super();
                    }
                }
            }
            """;

    private static Sources.Result stubs(int kernel) {
        return Sources.of()
                .file("kotlin/Metadata.java", METADATA)
                .file("demo/Twice.java", BLOCK_STUB.formatted(kernel))
                .file("demo/Small.java", NETWORK_STUB)
                .compile();
    }

    private static String trace(Sources.Result result) {
        assertThat(result.codes()).containsExactly("kernel-exceeds-input");
        return result.errors()
                .get(0)
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("in "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eclipseNamesTheFileAlone() {
        Sources sources = Sources.of().file("demo/Twice.java", BLOCK).file("demo/Small.java", NETWORK);
        assertThat(trace(sources.compile())).isEqualTo("in     twice/two  Twice.Body.two (Twice.java:8): kernel = 15");
        assertThat(trace(sources.inEclipse().compile()))
                .isEqualTo("in     twice/two  Twice.Body.two (Twice.java): kernel = 15");
    }

    @Test
    void aStubHasNeitherFileNorLine() {
        assertThat(trace(stubs(15))).isEqualTo("in     twice/two  Twice.Body.two: kernel = 15");
    }

    @Test
    void stubsCompileAndSoDoTheirRecords() {
        Sources.Result result = stubs(3).succeeds();
        assertThat(new Generated(result, "demo.Small").layers())
                .containsKeys("image", "twice/one", "twice/two", "out")
                .hasSize(4);
        assertThat(result.generated("demo.TwiceRecord"))
                .contains("file = \"\"", "name = \"one\", line = 0", "name = \"two\", line = 0");
    }
}
