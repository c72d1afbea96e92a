import dev.netwright.dsl.*;

@Network
public interface OtherStacks {
    @Input(features = 4) FeatureVector left();
    @Input(features = 4) FeatureVector right();
    @Stack FeatureVector both(FeatureVector left, FeatureVector right);
    @Dense(units = 4) FeatureVector next(FeatureVector both);
    @Stack FeatureVector again(FeatureVector both, FeatureVector next); // ERROR [stacked-batches] stacks batches that are stacked already
    @Add FeatureVector mixed(FeatureVector both, FeatureVector left); // ERROR [stacked-batches] reads stacks of different heights: 2 and 1 batches
    @Unstack(0) FeatureVector none(FeatureVector left); // ERROR [stacked-batches] takes a batch out of a stack, but nothing is stacked
    @Unstack(2) FeatureVector third(FeatureVector both); // ERROR [member-out-of-range] value is 2, but only 2 batches are stacked
    @Concat FeatureVector all(FeatureVector again, FeatureVector mixed, FeatureVector none, FeatureVector third);
    @SoftmaxOutput FeatureVector answer();
}
