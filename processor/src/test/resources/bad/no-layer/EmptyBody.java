import dev.netwright.dsl.*;

@Block
public @interface EmptyBody { // ERROR [no-layer]
    interface Body {}
}
