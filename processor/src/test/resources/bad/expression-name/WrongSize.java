import dev.netwright.dsl.*;

class WrongSize {
    @Block
    @interface Wider {
        interface Body {
            @Dense @Bind("units = 2 * in.channels") FeatureVector wide();
        }
    }

    @Network
    interface Net {
        @Input(features = 4) FeatureVector x();
        @Wider FeatureVector wide(); // ERROR [expression-name] 'in' is a FeatureVector of 4 and has no channels
        @SoftmaxOutput FeatureVector answer();
    }
}
