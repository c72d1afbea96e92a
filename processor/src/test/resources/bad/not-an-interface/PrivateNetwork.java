import dev.netwright.dsl.*;

class PrivateNetwork {
    @Network
    private interface Hidden { // ERROR [not-an-interface] is private, and what is generated is not inside it
        @Input(features = 4) FeatureVector x();
        @Output FeatureVector y();
    }
}
