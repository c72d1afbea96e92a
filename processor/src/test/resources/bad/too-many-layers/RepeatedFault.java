import dev.netwright.dsl.*;

class RepeatedFault {
    /** The first copy fails, so the others are not looked at. */
    @Network
    interface Fails {
        @Input(features = 4) FeatureVector x();
        @Repeat("1_000") @Dense(units = 0) FeatureVector deep(); // ERROR [member-out-of-range] units is 0, must be at least 1
        @Output FeatureVector answer();
    }

    /** Not one layer comes of it, but to find out would take all day. */
    @Network
    interface LeftOut {
        @Input(features = 4) FeatureVector x();
        @Repeat("2_000_000_000") @When("i < 0") @Dense(units = 4) FeatureVector deep(); // ERROR [too-many-layers] the network unfolds to more than 10,240 layers
        @SoftmaxOutput FeatureVector answer();
    }
}
