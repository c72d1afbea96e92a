import dev.netwright.dsl.*;

@Network
public interface Spelled {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 3) FeatureVector three();
    @SoftmaxOutput(labelsOf = "far off\n") FeatureVector a(FeatureVector three); // ERROR [labels-of] shares the labels of 'far off\n', but there is no such head
    @SoftmaxOutput(labelsOf = "far off\u2028\u202e") FeatureVector b(FeatureVector three); // ERROR [labels-of] shares the labels of 'far off\u2028\u202e', but there is no such head
    @SoftmaxOutput FeatureVector padding(FeatureVector three);
}
