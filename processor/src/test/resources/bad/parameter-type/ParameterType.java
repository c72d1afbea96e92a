import dev.netwright.dsl.*;

@Block
public @interface ParameterType {
    int[] channels(); // ERROR [parameter-type] has the type int[], which a block parameter cannot have
    long count() default 1; // ERROR [parameter-type] has the type long, which a block parameter cannot have

    interface Body {
        @MaxPool2d(kernel = 2) FeatureMap pool();
    }
}
