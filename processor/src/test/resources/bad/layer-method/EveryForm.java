import dev.netwright.dsl.*;

@Network
public interface EveryForm {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 5) <T> FeatureVector generic(); // ERROR [layer-method] is generic, and a layer method is not
    @Dense(units = 6) default FeatureVector withBody() { return null; } // ERROR [layer-method] has a body, and a layer method has none
    @Concat FeatureVector varargs(FeatureVector... all); // ERROR [layer-method] has varargs, and a layer method has a parameter for each layer that
    @Dense(units = 7) FeatureVector number(int x); // ERROR [layer-method] has a parameter x of type int, which is no tensor
    @Dense(units = 8) void nothing(); // ERROR [layer-method] returns void, which is no tensor
    @Dense(units = 2) FeatureVector logits(FeatureVector x);
    @SoftmaxOutput FeatureVector answer();
}
