import dev.netwright.dsl.*;

@Network
public interface OtherFaults {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 3) FeatureVector three();
    @SoftmaxOutput(labelsOf = "a") FeatureVector a(FeatureVector three); // ERROR [labels-of]
    @SigmoidOutput(labelsOf = "animal") FeatureVector b(FeatureVector three); // ERROR [labels-of]
    @Dense(units = 4) FeatureVector four(FeatureVector three);
    @SoftmaxOutput(labelsOf = "animal") FeatureVector c(FeatureVector four); // ERROR [labels-of]
    @SoftmaxOutput(labelsOf = "three") FeatureVector d(FeatureVector three); // ERROR [labels-of]
    @SoftmaxOutput FeatureVector animal(FeatureVector three);
}
