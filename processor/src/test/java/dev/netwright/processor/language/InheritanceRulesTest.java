package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks that extend others, and networks inside networks: design rule 9. */
class InheritanceRulesTest {
    private static final String BASE = """
            @Network @Reference(params = 203) public interface Base {
                int CLASSES = 3;
                @Input(features = 4)                     FeatureVector x();
                @Dense(units = 10)   @Shape("10")        FeatureVector hidden();
                @Dropout(0.5)                            FeatureVector drop();
                @Dense(units = 10)                       FeatureVector more();
                @Dense(units = CLASSES)                  FeatureVector logits();
                @SoftmaxOutput                           FeatureVector y();
            }
            """.replace("203", String.valueOf(4 * 10 + 10 + 10 * 10 + 10 + 10 * 3 + 3));

    private static List<String> summary(String heir) {
        return Generated.summary(Sources.declaring(BASE, heir).compile(), "Heir");
    }

    private static Sources.Result result(String... texts) {
        return Sources.declaring(texts).procOnly().compile();
    }

    @Test
    void aLayerIsReplacedInPlaceAndPinsStayWithTheirDeclarer() {
        assertThat(summary("@Network public interface Heir extends Base {\n"
                        + "@Override @Dense(units = 6) FeatureVector hidden();\n}\n"))
                .containsExactly(
                        "x Input 4",
                        "hidden Dense x 6 30 24",
                        "drop Dropout hidden 6",
                        "more Dense drop 10 70 60",
                        "logits Dense more 3 33 30",
                        "y SoftmaxOutput logits 3",
                        "total 133 114");
    }

    @Test
    void aReplacementWithOtherParametersIsMarkedAndIsItsOwnWiring() {
        assertThat(summary("@Network public interface Heir extends Base {\n"
                        + "@Replace @Concat FeatureVector more(FeatureVector drop, FeatureVector x);\n}\n"))
                .contains("more Concat drop, x 14", "logits Dense more 3 45 42");
    }

    @Test
    void whatIsRemovedStandsForItsFirstInput() {
        assertThat(summary(
                        "@Network public interface Heir extends Base {\n@Override @Remove FeatureVector drop();\n}\n"))
                .contains("more Dense hidden 10 110 100")
                .noneMatch(row -> row.startsWith("drop"));
    }

    @Test
    void whatIsRemovedNeedsNoReader() {
        assertThat(summary("@Network public interface Heir extends Base {\n@Override @Remove FeatureVector drop();\n"
                        + "@Replace @Dense(units = 10) FeatureVector more(FeatureVector hidden);\n}\n"))
                .contains("more Dense hidden 10 110 100")
                .noneMatch(row -> row.startsWith("drop"));
    }

    @Test
    void newLayersComeLast() {
        assertThat(summary("@Network public interface Heir extends Base {\n"
                        + "@Output FeatureVector code(FeatureVector hidden);\n}\n"))
                .endsWith("y SoftmaxOutput logits 3", "code Output hidden 10", "total 193 170");
    }

    @Test
    void aFragmentIsCheckedInItsHeirs() {
        String fragment = "public interface Fragment {\n@Input(features = 4) FeatureVector x();\n"
                + "@Dense(units = 0) FeatureVector hidden();\n}\n";
        String heir =
                "@Network public interface Heir extends Fragment {\n@Output FeatureVector y(FeatureVector hidden);\n}\n";
        assertThat(result(fragment).codes()).isEmpty();
        assertThat(result(fragment, heir).codes()).containsExactly("member-out-of-range");
    }

    @Test
    void oneParentHasLayersAndOthersCarryConstants() {
        String other = "@Network public interface Other {\n@Input(features = 2) FeatureVector z();\n"
                + "@Output FeatureVector w();\n}\n";
        String constants = "public interface Constants { int WIDTH = 5; }\n";
        assertThat(result(BASE, other, "@Network public interface Heir extends Base, Other {}\n")
                        .codes())
                .containsExactly("several-bases");
        assertThat(result(
                                BASE,
                                constants,
                                "@Network public interface Heir extends Base, Constants {\n"
                                        + "@Override @Dense(units = WIDTH) FeatureVector hidden();\n}\n")
                        .codes())
                .isEmpty();
    }

    @Test
    void takingAPlaceSilentlyIsAnError() {
        Sources.Result result = result(
                BASE, "@Network public interface Heir extends Base {\n@Dense(units = 6) FeatureVector hidden();\n}\n");
        assertThat(result.codes()).containsExactly("replaces");
        assertThat(result.errors().get(0).text()).contains("@Override");
    }

    @Test
    void removingWhatIsNotInheritedSuggestsTheName() {
        Sources.Result result =
                result(BASE, "@Network public interface Heir extends Base {\n@Remove FeatureVector dropp();\n}\n");
        assertThat(result.codes()).containsExactly("unknown-layer");
        assertThat(result.errors().get(0).text()).contains("did you mean 'drop'?");
    }

    @Test
    void replacingWhatIsNotInheritedSuggestsTheName() {
        Sources.Result override = result(
                BASE,
                "@Network public interface Heir extends Base {\n@Override @Dense(units = 6) FeatureVector logit();\n}\n");
        assertThat(override.codes()).containsExactly("unknown-layer");
        assertThat(override.errors().get(0).text()).contains("did you mean 'logits'?");
        Sources.Result replace = result(
                BASE,
                "@Network public interface Heir extends Base {\n@Replace @Dense(units = 6) FeatureVector mor(FeatureVector x);\n}\n");
        assertThat(replace.errors().get(0).text()).contains("did you mean 'more'?");
    }

    @Test
    void overridingAMethodThatIsNoLayerMakesANewLayer() {
        String extra = "public interface Extra { default FeatureVector code() { return null; } }\n";
        String heir = "@Network public interface Heir extends Base, Extra {\n"
                + "@Override @Output FeatureVector code();\n}\n";
        assertThat(result(BASE, extra, heir.replace("@Output", "@Dropout(0.1)")).codes())
                .containsExactly("reads-head");
    }

    @Test
    void anHeirsNewLayerThatLeadsNowhereMayHaveBeenMeantToReplaceOne() {
        assertThat(result(
                                BASE,
                                "@Network public interface Heir extends Base {\n@Dense(units = 6) FeatureVector fc();\n}\n")
                        .errors()
                        .get(0)
                        .text())
                .contains("[reads-head]")
                .contains("fix    @Override and the name logits, to replace the inherited layer");
        assertThat(result(
                                BASE,
                                "@Network public interface Heir extends Base {\n"
                                        + "@Dense(units = 6) FeatureVector hiden(FeatureVector x);\n}\n")
                        .errors()
                        .get(0)
                        .text())
                .contains("[unused-layer]")
                .contains(
                        "fix    @Override and the name hidden, to replace the inherited layer, or a head that reads it");
    }

    @Test
    void aNetworkIsUsedInsideAnotherUpToALayer() {
        assertThat(summary("""
                        @Network public interface Heir {
                            @Input(features = 7)                        FeatureVector z();
                            @Use(value = Base.class, until = "hidden")  FeatureVector code();
                            @Use(Base.class)                            FeatureVector whole(FeatureVector z);
                            @Concat                                     FeatureVector both(FeatureVector code, FeatureVector whole);
                            @Output                                     FeatureVector y();
                        }
                        """))
                .containsExactly(
                        "z Input 7",
                        "code/hidden Dense z 10 80 70",
                        "whole/hidden Dense z 10 80 70",
                        "whole/drop Dropout hidden 10",
                        "whole/more Dense drop 10 110 100",
                        "whole/logits Dense more 3 33 30",
                        "both Concat code/hidden, whole/logits 13",
                        "y Output both 13",
                        "total 303 270");
    }

    @Test
    void whatDoesNotFitInsideIsSaidAtTheUse() {
        String map = "@Network public interface Heir {\n@Input(channels = 1, height = 2, width = 2) FeatureMap z();\n"
                + "@Use(Base.class) FeatureVector code();\n@Output FeatureVector y();\n}\n";
        Sources.Result result = result(BASE, map);
        assertThat(result.codes()).containsExactly("return-type", "tensor-kind");
        assertThat(result.errors()).allMatch(error -> error.line() == 4);
    }

    @Test
    void aNetworkThatUsesItselfOrAMisspeltLayerIsAnError() {
        String self = "@Network public interface Self {\n@Input(features = 4) FeatureVector x();\n"
                + "@Use(Self.class) FeatureVector again();\n@Output FeatureVector y();\n}\n";
        assertThat(result(self).codes()).containsExactly("recursive-block");
        assertThat(result(self).errors().get(0).text())
                .contains("fix    another network")
                .doesNotContain("@Repeat");
        String misspelt = "@Network public interface Heir {\n@Input(features = 4) FeatureVector x();\n"
                + "@Use(value = Base.class, until = \"hiden\") FeatureVector code();\n@Output FeatureVector y();\n}\n";
        assertThat(result(BASE, misspelt).errors().get(0).text()).contains("did you mean 'hidden'?");
    }
}
