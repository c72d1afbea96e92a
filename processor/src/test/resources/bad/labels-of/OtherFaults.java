import dev.netwright.dsl.*;

@Network
public interface OtherFaults {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 3) FeatureVector three();
    @SoftmaxOutput(labelsOf = "a") FeatureVector a(FeatureVector three); // ERROR [labels-of] shares the labels of 'a', which has no labels of its own
    @SigmoidOutput(labelsOf = "animal") FeatureVector b(FeatureVector three); // ERROR [labels-of] @SigmoidOutput of 3 cannot share the labels of 'animal',
    @Dense(units = 4) FeatureVector four(FeatureVector three);
    @SoftmaxOutput(labelsOf = "animal") FeatureVector c(FeatureVector four); // ERROR [labels-of] @SoftmaxOutput of 4 cannot share the labels of 'animal',
    @SoftmaxOutput(labelsOf = "three") FeatureVector d(FeatureVector three); // ERROR [labels-of] shares the labels of 'three', but there is no such head
    @SoftmaxOutput FeatureVector animal(FeatureVector three);
}
