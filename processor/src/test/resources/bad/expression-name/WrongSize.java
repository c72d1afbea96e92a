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
        @Wider FeatureVector wide(); // ERROR [expression-name]
        @SoftmaxOutput FeatureVector answer();
    }
}
