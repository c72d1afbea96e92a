import dev.netwright.dsl.*;

@Block
public @interface ParameterDefault {
    int units(); // ERROR [parameter-default] has no default, so that no @Bind can set it
    double keep(); // ERROR [parameter-default] has no default, so that no @Bind can set it
    String kind();

    interface Body {
        @Dense @Bind("units") FeatureVector fc();
        @Dropout(0.5) @When("keep < 1.0") FeatureVector drop();
    }
}
