import dev.netwright.dsl.*;

class PrivateNetwork {
    @Network
    private interface Hidden { // ERROR [not-an-interface]
        @Input(features = 4) FeatureVector x();
        @Output FeatureVector y();
    }
}
