package dev.netwright.processor.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.NetworkProcessor;
import dev.netwright.processor.Sources;
import dev.netwright.runtime.Architecture;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated is ASCII, and stands for exactly what was declared: no compiler's encoding can turn it into "?". */
class EncodingTest {
    private static final String BLOCK = "package lib;\n" + Sources.IMPORTS + """
            @Block public @interface Wärme {
                int größe() default REQUIRED;
                interface Body {
                    @Input                            FeatureVector eingäng();
                    @Dense @Bind("units = größe")     FeatureVector erste(FeatureVector eingäng);
                    @Dense @Bind("units = größe")     FeatureVector 第二(FeatureVector eingäng);
                    @Concat                           FeatureVector beide(FeatureVector erste, FeatureVector 第二);
                }
            }
            """;
    private static final String NETWORK = "package app;\nimport lib.*;\n" + Sources.IMPORTS + """
            @Network public interface Größe {
                @Input(features = 3)                        FeatureVector maße();
                @Wärme(größe = 2)                           FeatureVector wärme();
                @Dense(units = 9)                           FeatureVector größe();
                @SoftmaxOutput(labels = {%s})               FeatureVector 猫();
            }
            """;
    /** As they are written in Java, and as they are. */
    private static final String LITERALS =
            "\"\\u732b\", \"hélas\", \"a\\u2028b\\u2029c\\u0085d\", \"\\ud800\", \"\\udc00\\ud800\","
                    + " \"q\\\"\\\\ \\\\u0041 $L %s\", \"\\0\\1\\n\\r\\t\\b\\f\\u001a\\u007f\", \"\\u202e\\ufeff\", \"\\ud83d\\ude00\"";

    private static final List<String> LABELS = List.of(
            "猫",
            "hélas",
            "a\u2028b\u2029c\u0085d",
            "\ud800",
            "\udc00\ud800",
            "q\"\\ \\u0041 $L %s",
            "\0\1\n\r\t\b\f\u001a\u007f",
            "\u202e\ufeff",
            "\ud83d\ude00");

    @TempDir
    Path folder;

    private static Sources library() {
        return Sources.of().file("lib/Wärme.java", BLOCK);
    }

    private static Sources application() {
        return Sources.of().file("app/Größe.java", NETWORK.formatted(LITERALS));
    }

    @Test
    void whatIsGeneratedIsAscii() {
        Sources.Result result = library()
                .file("app/Größe.java", NETWORK.formatted(LITERALS))
                .compile()
                .succeeds();
        assertThat(result.texts())
                .hasSize(3)
                .allSatisfy((name, text) -> assertThat(text.chars()
                                .filter(letter -> letter != '\n' && (letter < ' ' || letter > '~'))
                                .mapToObj(Integer::toHexString))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void theLabelsAreThoseThatWereDeclared() throws ReflectiveOperationException {
        Sources.Result result = library()
                .file("app/Größe.java", NETWORK.formatted(LITERALS))
                .compile()
                .succeeds();
        var field = result.load("app.GrößeNetwork").getDeclaredField("ARCHITECTURE");
        field.setAccessible(true);
        Architecture architecture = (Architecture) field.get(null);
        assertThat(architecture.name()).isEqualTo("Größe");
        assertThat(architecture.labels(architecture.heads().get(0).layer())).isEqualTo(LABELS);
        assertThat(architecture.inputs().get(0).id()).isEqualTo("maße");
    }

    @Test
    void aBlockFromAJarKeepsItsNames() {
        Path jar = library().compile().succeeds().jar(folder.resolve("library.jar"));
        assertThat(application().classPath(jar).compile().succeeds().texts().get("app.GrößeNetwork"))
                .isEqualTo(library()
                        .file("app/Größe.java", NETWORK.formatted(LITERALS))
                        .compile()
                        .texts()
                        .get("app.GrößeNetwork"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "UTF-8"})
    void theCompilersEncodingChangesNothing(String encoding) throws IOException {
        // A file's name depends on the system, so the classes have plain ones here.
        String block = ascii(BLOCK).replace(ascii("Wärme"), "Warm");
        String network = ascii(NETWORK.formatted(LITERALS))
                .replace(ascii("Wärme"), "Warm")
                .replace("interface " + ascii("Größe"), "interface Size");
        Path library = compiled("library", encoding, "lib/Warm.java", block, "");
        Path application = compiled("application", encoding, "app/Size.java", network, File.pathSeparator + library);
        Map<String, String> texts = Sources.of()
                .file("lib/Warm.java", block)
                .file("app/Size.java", network)
                .procOnly()
                .compile()
                .succeeds()
                .texts();
        for (Path file : List.of(
                library.resolve("lib/WarmRecord.java"),
                application.resolve("app/SizeRecord.java"),
                application.resolve("app/SizeNetwork.java"))) {
            String name = file.getParent().getFileName() + "."
                    + file.getFileName().toString().replace(".java", "");
            assertThat(Files.readAllBytes(file)).isEqualTo(texts.get(name).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The folder of what javac made of one file, its sources and classes. */
    private Path compiled(String name, String encoding, String file, String text, String classPath) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        Path source = folder.resolve(name + "-source").resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text, StandardCharsets.US_ASCII);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-encoding",
                        encoding,
                        "-processor",
                        NetworkProcessor.class.getName(),
                        "-cp",
                        System.getProperty("java.class.path") + classPath,
                        "-d",
                        target.toString(),
                        source.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return target;
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars()
                .forEach(letter ->
                        ascii.append(letter < 0x7f ? String.valueOf((char) letter) : "\\u%04x".formatted(letter)));
        return ascii.toString();
    }
}
