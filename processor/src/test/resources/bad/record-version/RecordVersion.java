import dev.netwright.dsl.*;
import library.FromTomorrow;

@Network
public interface RecordVersion {
    @Input(channels = 3, height = 8, width = 8) FeatureMap image();
    @FromTomorrow FeatureMap block(); // ERROR [record-version] @FromTomorrow was compiled by a newer Netwright (record 1000000, this
    @Flatten FeatureVector flat();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
