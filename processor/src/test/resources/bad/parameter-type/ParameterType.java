import dev.netwright.dsl.*;

@Block
public @interface ParameterType {
    int[] channels(); // ERROR [parameter-type] is of type int[], which no block parameter can have
    long count() default 1; // ERROR [parameter-type] is of type long, which no block parameter can have

    interface Body {
        @MaxPool2d(kernel = 2) FeatureMap pool();
    }
}
