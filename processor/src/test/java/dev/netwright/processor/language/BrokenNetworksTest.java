package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.NetworkProcessor;
import dev.netwright.processor.Sources;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network with errors does to the sources that use it: nothing. */
class BrokenNetworksTest {
    private static final String SOUND = """
            @Network
            public interface Net {
                @Input(channels = 1, height = 8, width = 8)      FeatureMap x();
                @ConvBn(channels = 2, kernel = 3)                FeatureMap unit();
                @Repeat("2") @Conv2d(channels = 2, kernel = 1)   FeatureMap conv();
                @Flatten                                         FeatureVector flat();
                @Dense(units = 2)                                FeatureVector logits();
                @SoftmaxOutput                                   FeatureVector kind();
            }
            """;

    private static final String USER = """
            public class User {
                NetNetwork network;

                public static NetNetwork make(java.nio.file.Path file) {
                    NetNetwork.builder().seed(7).build().save(file);
                    dev.netwright.serving.Predictor predictor = NetNetwork.predictor(file);
                    System.out.println(NetNetwork.PARAMETERS + NetNetwork.FINGERPRINT + NetNetwork.MIN_HEIGHT
                            + NetNetwork.X_SHAPE + NetNetwork.KIND_SHAPE + NetNetwork.configuration());
                    dev.netwright.runtime.NetworkLayer layer = NetNetwork.Layer.CONV;
                    dev.netwright.runtime.NetworkLayer first = NetNetwork.Layer.CONV_0;
                    dev.netwright.runtime.NetworkLayer inside = NetNetwork.Layer.InUnit.CONV;
                    return NetNetwork.load(file);
                }
            }
            """;

    private static final String BROKEN = SOUND.replace("@Dense(units = 2)", "@Dense(units = 0)");

    @Test
    void usersOfABrokenNetworkAreNotBlamed() {
        Sources sources = Sources.declaring(BROKEN, USER);
        assertThat(sources.compile().errors())
                .hasSize(1)
                .allMatch(error -> error.code().equals("member-out-of-range"));
        assertThat(sources.inEclipse().compile().errors())
                .hasSize(1)
                .allMatch(error -> error.code().equals("member-out-of-range"));
    }

    @Test
    void anHeirThatMendsItIsNotBlamedEither() {
        String heir =
                "@Network public interface Mended extends Net { @Override @Dense(units = 3) FeatureVector logits(); }";
        String user = "class UserOfMended { MendedNetwork network = MendedNetwork.builder().build(); }";
        assertThat(Sources.declaring(heir, BROKEN, user).compile().errors()).hasSize(1);
    }

    @Test
    void nothingOfItIsCompiled() {
        Sources.Result result = Sources.declaring(BROKEN, USER).compile();
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.classes()).isEmpty();
        assertThat(result.texts()).containsOnlyKeys("NetNetwork");
        assertThat(result.generated("NetNetwork"))
                .contains("throw new IllegalStateException(\"Net does not compile: see the errors of the compiler\")");
    }

    /** A later compile of a user alone must not find it in the folder of generated sources. */
    @Test
    void nothingOfItStays(@TempDir Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path net = Files.writeString(folder.resolve("Net.java"), Sources.IMPORTS + BROKEN);
        Path user = Files.writeString(folder.resolve("User.java"), Sources.IMPORTS + USER);
        Path out = Files.createDirectory(folder.resolve("out"));
        StringWriter printed = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    printed, files, null, List.of("-d", out.toString()), null, files.getJavaFileObjects(net, user));
            task.setLocale(Locale.ROOT);
            task.setProcessors(List.of(new NetworkProcessor()));
            assertThat(task.call()).isFalse();
        }
        assertThat(printed.toString()).contains("[member-out-of-range]").contains("1 error");
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).isEmpty();
        }
    }

    /** What stands for it has every public member that the network itself would have. */
    @Test
    void thePlaceholderHasTheSamePublicMembers() {
        Sources.Result sound = Sources.declaring(SOUND).compile().succeeds();
        String placeholder =
                Sources.declaring(BROKEN).compile().generated("NetNetwork").replace("NetNetwork", "PlaceNetwork");
        Sources.Result other =
                Sources.of(placeholder).withoutProcessor().compile().succeeds();
        Set<String> wanted = members(sound.load("NetNetwork"));
        assertThat(wanted).hasSizeGreaterThan(30);
        assertThat(members(other.load("PlaceNetwork"))).containsAll(wanted);
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        Stream.of(type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                .flatMap(Arrays::stream)
                .filter(member -> Modifier.isPublic(((Member) member).getModifiers()))
                .map(member -> signature((Member) member))
                .forEach(members::add);
        Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> Modifier.isPublic(nested.getModifiers()))
                .forEach(nested -> members.addAll(members(nested)));
        return members;
    }

    private static String signature(Member member) {
        String text = member instanceof Method method
                ? method.getReturnType().getName() + " " + method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getName)
                                .collect(Collectors.joining(", ", "(", ")"))
                : member instanceof Field field
                        ? field.getType().getName() + " " + field.getName()
                        : ((Constructor<?>) member).getName();
        String owner = member.getDeclaringClass().getName();
        return (owner + (Modifier.isStatic(member.getModifiers()) ? " static " : " ") + text)
                .replace("PlaceNetwork", "NetNetwork");
    }

    @Test
    void aClassOfTheProjectThatHasTheNameStays() {
        String own = "public class NetNetwork { public static int mine() { return 1; } }";
        String user = "class Caller { int one = NetNetwork.mine(); }";
        assertThat(Sources.declaring(BROKEN, user)
                        .file("NetNetwork.java", own)
                        .compile()
                        .errors())
                .allMatch(error -> !error.code().isEmpty());
    }

    @Test
    void aMisspeltMemberIsToldWithWhatWasMeant() {
        Sources.Result result =
                Sources.declaring(SOUND.replace("units = 2", "unit = 2"), USER).compile();
        assertThat(result.errors())
                .filteredOn(error -> !error.code().isEmpty())
                .singleElement()
                .satisfies(error -> assertThat(error.text())
                        .startsWith("[unknown-member] logits: @Dense has no member 'unit'")
                        .contains("did you mean 'units'?"));
        assertThat(result.errors()).filteredOn(error -> error.code().isEmpty()).hasSize(1);
    }

    @Test
    void aLongExpressionIsCutAroundTheFault() {
        String sum = "x.channels + ".repeat(90);
        String text = "@Network interface Long { @Input(channels = 1, height = 8, width = 8) FeatureMap x();\n"
                + "@Conv2d(kernel = 1) @Bind(\"channels = " + sum + "y.channels + " + sum + "1\") FeatureMap a();\n"
                + "@Output FeatureMap out(); }";
        assertThat(Sources.declaring(text).compile().errors()).hasSize(1).allSatisfy(error -> {
            assertThat(error.text()).contains("y.channels").hasSizeLessThan(800);
            assertThat(error.firstLine()).hasSizeLessThan(300);
        });
    }

    @Test
    void noMessageIsLongerThanAReaderReads() {
        String name = "long".repeat(5_000);
        String text = "@Network interface Names { @Input(features = 3) FeatureVector x();\n"
                + "@Dense(units = 2) FeatureVector a(FeatureVector " + name + ");\n@Output FeatureVector out(); }";
        assertThat(Sources.declaring(text).compile().errors())
                .hasSize(1)
                .allSatisfy(error -> assertThat(error.text()).hasSizeLessThan(2_000));
    }
}
