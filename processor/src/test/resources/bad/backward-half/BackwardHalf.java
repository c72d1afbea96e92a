import dev.netwright.dsl.*;

@Network
public interface BackwardHalf {
    @Input(features = 6, steps = 50) FeatureSequence readings();
    @Lstm(units = 32, bidirectional = true) FeatureSequence read();
    @LastStep FeatureVector last(); // WARNING [backward-half] the backward half of 'read' has read only one step here
    @Dense(units = 3) FeatureVector logits();
    @SoftmaxOutput FeatureVector state();
}
