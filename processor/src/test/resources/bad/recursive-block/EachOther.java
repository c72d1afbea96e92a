import dev.netwright.dsl.*;

class EachOther {
    @Block
    @interface Ping {
        interface Body {
            @Pong FeatureMap pong(); // ERROR [recursive-block] Ping contains itself
        }
    }

    @Block
    @interface Pong {
        interface Body {
            @Ping FeatureMap ping(); // ERROR [recursive-block] Pong contains itself
        }
    }

    @Block
    @interface Outside {
        interface Body {
            @Ping FeatureMap ping();
        }
    }

    @Network
    interface Table {
        @Input(channels = 1, height = 28, width = 28) FeatureMap image();
        @Outside FeatureMap block();
        @Flatten FeatureVector flat();
        @Output FeatureVector features();
    }
}
