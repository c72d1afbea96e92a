import dev.netwright.dsl.*;

@Network
public interface LabelCount {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 3) FeatureVector logits();
    @SoftmaxOutput(labels = {"cat", "dog"}) FeatureVector animal(); // ERROR [label-count] names 2 labels for 3 classes
}
