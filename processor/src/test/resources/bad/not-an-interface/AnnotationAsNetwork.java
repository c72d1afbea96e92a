import dev.netwright.dsl.*;

@Network
public @interface AnnotationAsNetwork {} // ERROR [not-an-interface]
