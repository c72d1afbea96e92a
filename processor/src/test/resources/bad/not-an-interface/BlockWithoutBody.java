import dev.netwright.dsl.*;

@Block
public @interface BlockWithoutBody { // ERROR [not-an-interface] has no nested interface Body
    int channels() default 8;
}

@Network
interface Uses {
    @Input(channels = 1, height = 8, width = 8) FeatureMap image();
    @BlockWithoutBody FeatureMap block();
    @Flatten FeatureVector flat();
    @Output FeatureVector features();
}
