import dev.netwright.dsl.*;

@Network
public interface StackedBatches {
    @Input(features = 4) FeatureVector left();
    @Input(features = 4) FeatureVector right();
    @Stack FeatureVector both(FeatureVector left, FeatureVector right);
    @Dense(units = 3) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer(); // ERROR [stacked-batches] is a head on 2 stacked batches
}
