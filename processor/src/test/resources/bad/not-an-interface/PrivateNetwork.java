import dev.netwright.dsl.*;

class PrivateNetwork {
    @Network
    private interface Hidden { // ERROR [not-an-interface] is private, so the generated class could not see it
        @Input(features = 4) FeatureVector x();
        @Output FeatureVector y();
    }
}
