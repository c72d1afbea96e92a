import dev.netwright.dsl.*;

@Network
public interface HeadWidth {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 1) FeatureVector logit();
    @SoftmaxOutput FeatureVector answer(); // ERROR [head-width] a softmax over 1 class is always 1
}
