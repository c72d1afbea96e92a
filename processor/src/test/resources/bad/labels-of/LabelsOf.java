import dev.netwright.dsl.*;

@Network
public interface LabelsOf {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 3) FeatureVector early();
    @SoftmaxOutput(weight = 0.3, labelsOf = "anmal") FeatureVector auxiliary(); // ERROR [labels-of] shares the labels of 'anmal', but there is no such head
    @Dense(units = 3) FeatureVector logits(FeatureVector early);
    @SoftmaxOutput FeatureVector animal();
}
