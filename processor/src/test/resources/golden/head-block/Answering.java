package golden;

import dev.netwright.dsl.*;

@Network
public interface Answering {
    @Input(channels = 2, height = 4, width = 4)  FeatureMap image();
    @Answer(classes = 3)                         FeatureVector kind();

    @Block
    @interface Answer {
        int classes() default Required.REQUIRED;

        interface Body {
            @GlobalAvgPool2d                     FeatureVector pooled();
            @Dense @Bind("units = classes")      FeatureVector logits();
            @SoftmaxOutput                       FeatureVector out();
        }
    }
}
