import dev.netwright.dsl.*;

/** An heir's new layer that was probably meant to replace one. */
class InHeir {
    @Network
    interface Base {
        @Input(features = 16) FeatureVector x();
        @Dense(units = 8) FeatureVector hidden();
        @Dense(units = 4) FeatureVector logits();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface OtherName extends Base {
        @Dense(units = 5) FeatureVector fc(); // ERROR [reads-head] reads the layer above, but 'answer' is a head
    }

    @Network
    interface Misspelt extends Base {
        @Dense(units = 5) FeatureVector hiden(FeatureVector x); // ERROR [unused-layer] no layer reads this, and it is not a head
    }
}
