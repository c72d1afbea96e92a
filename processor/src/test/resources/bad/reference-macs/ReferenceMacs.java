import dev.netwright.dsl.*;

@Network
@Reference(
    params = 5_560,
    macs = 416_520) // ERROR [reference-macs] has 5,500 multiply-adds, but @Reference states 416,520 (-411,020)
public interface ReferenceMacs {
    @Input(features = 100) FeatureVector x();
    @Dense(units = 50) FeatureVector hidden();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
