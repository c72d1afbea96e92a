import dev.netwright.dsl.*;

class PrivateEnclosing {
    private static final class Holder {
        @Network
        interface Inside { // ERROR [not-an-interface] is inside Holder, which is private, so the generated class could not see it
            @Input(features = 4) FeatureVector x();
            @Output FeatureVector y();
        }
    }
}
