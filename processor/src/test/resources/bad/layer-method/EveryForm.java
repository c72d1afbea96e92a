import dev.netwright.dsl.*;

@Network
public interface EveryForm {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 5) <T> FeatureVector generic(); // ERROR [layer-method]
    @Dense(units = 6) default FeatureVector withBody() { return null; } // ERROR [layer-method]
    @Concat FeatureVector varargs(FeatureVector... all); // ERROR [layer-method]
    @Dense(units = 7) FeatureVector number(int x); // ERROR [layer-method]
    @Dense(units = 8) void nothing(); // ERROR [layer-method]
    @Dense(units = 2) FeatureVector logits(FeatureVector x);
    @SoftmaxOutput FeatureVector answer();
}
