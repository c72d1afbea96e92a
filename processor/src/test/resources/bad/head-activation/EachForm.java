import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** A layer of its own, a map, a block; what is legal beside it. */
class EachForm {
    @Block
    @interface Scores {
        int classes() default 2;

        interface Body {
            @Dense @Bind("units = classes") FeatureVector logits();
            @Activate(SIGMOID) FeatureVector squashed();
        }
    }

    @Network
    interface ByItself {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 3) FeatureVector logits();
        @Activate(SOFTMAX) FeatureVector probabilities(); // ERROR [head-activation] applies softmax, and the head 'kind' that reads it applies it again
        @SoftmaxOutput FeatureVector kind();
    }

    @Network
    interface OfPixels {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Conv2d(channels = 1, kernel = 1, activation = SIGMOID) FeatureMap logits(); // ERROR [head-activation] applies sigmoid, and the head 'mask' that reads it applies it again
        @SigmoidOutput FeatureMap mask();
    }

    @Network
    interface InBlock {
        @Input(features = 4) FeatureVector x();
        @Scores FeatureVector scores(); // ERROR [head-activation] applies sigmoid, and the head 'answer' that reads it applies it again
        @SigmoidOutput FeatureVector answer();
    }

    @Network
    interface Legal {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 3, activation = RELU) FeatureVector hidden();
        @SoftmaxOutput FeatureVector kind();
        @Dense(units = 1, activation = SIGMOID) FeatureVector share(FeatureVector hidden);
        @RegressionOutput FeatureVector fraction();
        @Dense(units = 3, activation = SOFTMAX) FeatureVector probabilities(FeatureVector hidden);
        @Output FeatureVector shown();
    }
}
