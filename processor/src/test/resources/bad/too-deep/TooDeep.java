import dev.netwright.dsl.*;

@Network
public interface TooDeep {
    @Input(features = 4) FeatureVector x();
    @Nested FeatureVector nested();
    @Dense(units = 3) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}

@Block @interface Nested { interface Body { @B1 FeatureVector a(); } }
@Block @interface B1 { interface Body { @B2 FeatureVector a(); } } // ERROR [too-deep] a: nests 33 levels deep
@Block @interface B2 { interface Body { @B3 FeatureVector a(); } }
@Block @interface B3 { interface Body { @B4 FeatureVector a(); } }
@Block @interface B4 { interface Body { @B5 FeatureVector a(); } }
@Block @interface B5 { interface Body { @B6 FeatureVector a(); } }
@Block @interface B6 { interface Body { @B7 FeatureVector a(); } }
@Block @interface B7 { interface Body { @B8 FeatureVector a(); } }
@Block @interface B8 { interface Body { @B9 FeatureVector a(); } }
@Block @interface B9 { interface Body { @B10 FeatureVector a(); } }
@Block @interface B10 { interface Body { @B11 FeatureVector a(); } }
@Block @interface B11 { interface Body { @B12 FeatureVector a(); } }
@Block @interface B12 { interface Body { @B13 FeatureVector a(); } }
@Block @interface B13 { interface Body { @B14 FeatureVector a(); } }
@Block @interface B14 { interface Body { @B15 FeatureVector a(); } }
@Block @interface B15 { interface Body { @B16 FeatureVector a(); } }
@Block @interface B16 { interface Body { @B17 FeatureVector a(); } }
@Block @interface B17 { interface Body { @B18 FeatureVector a(); } }
@Block @interface B18 { interface Body { @B19 FeatureVector a(); } }
@Block @interface B19 { interface Body { @B20 FeatureVector a(); } }
@Block @interface B20 { interface Body { @B21 FeatureVector a(); } }
@Block @interface B21 { interface Body { @B22 FeatureVector a(); } }
@Block @interface B22 { interface Body { @B23 FeatureVector a(); } }
@Block @interface B23 { interface Body { @B24 FeatureVector a(); } }
@Block @interface B24 { interface Body { @B25 FeatureVector a(); } }
@Block @interface B25 { interface Body { @B26 FeatureVector a(); } }
@Block @interface B26 { interface Body { @B27 FeatureVector a(); } }
@Block @interface B27 { interface Body { @B28 FeatureVector a(); } }
@Block @interface B28 { interface Body { @B29 FeatureVector a(); } }
@Block @interface B29 { interface Body { @B30 FeatureVector a(); } }
@Block @interface B30 { interface Body { @B31 FeatureVector a(); } }
@Block @interface B31 { interface Body { @B32 FeatureVector a(); } }
@Block @interface B32 { interface Body { @B33 FeatureVector a(); } }
@Block @interface B33 { interface Body { @Dense(units = 2) FeatureVector a(); } }
