package dev.netwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final String TINY = """
            @Network public interface Tiny {
                @Input(features = 4)  FeatureVector in1();
                @Dense(units = %s)    FeatureVector logits();
                @SoftmaxOutput        FeatureVector out();
            }
            """;

    @Test
    void givesGeneratedSourcesAndClassesThatLoad() throws ReflectiveOperationException {
        Sources.Result result = Sources.declaring(TINY.formatted(3)).compile().succeeds();
        assertThat(result.texts()).containsOnlyKeys("TinyNetwork", "TinyRecord");
        assertThat(result.load("TinyNetwork").getField("PARAMETERS").get(null)).isEqualTo(15L);
    }

    @Test
    void givesErrorsWithTheirPlaceUnderBothCompilers() {
        Sources bad = Sources.declaring(TINY.formatted(0));
        Sources.Message javac = bad.procOnly().compile().errors().get(0);
        assertThat(javac.file()).isEqualTo("Tiny.java");
        assertThat(javac.line()).isEqualTo(4);
        assertThat(javac.column()).isEqualTo(20);
        assertThat(javac.code()).isEqualTo("member-out-of-range");
        Sources.Message ecj = bad.inEclipse().compile().errors().get(0);
        assertThat(ecj.file()).isEqualTo("Tiny.java");
        assertThat(ecj.line()).isEqualTo(4);
        assertThat(ecj.code()).isEqualTo("member-out-of-range");
    }

    @Test
    void eclipseCompilesWhatIsGenerated() throws ReflectiveOperationException {
        Sources.Result result =
                Sources.declaring(TINY.formatted(3)).inEclipse().compile().succeeds();
        assertThat(result.load("TinyNetwork").getField("PARAMETERS").get(null)).isEqualTo(15L);
    }

    @Test
    void readsFromAJarOfAnEarlierCompile(@TempDir Path folder) {
        Path jar = Sources.of("package lib; public interface Sizes { int UNITS = 7; }")
                .withoutProcessor()
                .compile()
                .succeeds()
                .jar(folder.resolve("lib.jar"));
        String network = TINY.replace("%s", "lib.Sizes.UNITS");
        assertThat(Sources.declaring(network)
                        .classPath(jar)
                        .compile()
                        .succeeds()
                        .generated("TinyNetwork"))
                .contains("nOut(7)");
    }
}
