import dev.netwright.dsl.*;

@Network
public interface LayerMethod {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 2) double[] logits(); // ERROR [layer-method] returns double[], which is not a tensor type
    @SoftmaxOutput FeatureVector answer();
}
