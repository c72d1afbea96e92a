import dev.netwright.dsl.*;
import library.TwoWay;

@Network
public interface RecordMissing {
    @Input(channels = 3, height = 8, width = 8) FeatureMap image();
    @TwoWay(channels = 4) FeatureMap block(); // ERROR [record-missing] @TwoWay comes from a class file that has lost its parameter names
    @Flatten FeatureVector flat();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
