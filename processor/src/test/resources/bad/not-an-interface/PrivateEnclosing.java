import dev.netwright.dsl.*;

class PrivateEnclosing {
    private static final class Holder {
        @Network
        interface Inside { // ERROR [not-an-interface] is inside Holder, which is private, and what is generated is not inside it
            @Input(features = 4) FeatureVector x();
            @Output FeatureVector y();
        }
    }
}
