import dev.netwright.dsl.*;

@Network
public interface EveryForm {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 5) <T> FeatureVector generic(); // ERROR [layer-method] is generic, but a layer method cannot be
    @Dense(units = 6) default FeatureVector withBody() { return null; } // ERROR [layer-method] has a body, but a layer method has none
    @Concat FeatureVector varargs(FeatureVector... all); // ERROR [layer-method] has varargs, but a layer method has one parameter for each layer that
    @Dense(units = 7) FeatureVector number(int x); // ERROR [layer-method] has a parameter x of type int, which is not a tensor type
    @Dense(units = 8) void nothing(); // ERROR [layer-method] returns void, which is not a tensor type
    @Dense(units = 9) FeatureVector failing(FeatureVector x) throws Exception; // ERROR [layer-method] throws Exception, but a layer method throws nothing
    @Concat FeatureVector all(FeatureVector failing, FeatureVector generic, FeatureVector withBody, FeatureVector varargs, FeatureVector number, FeatureVector nothing);
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
