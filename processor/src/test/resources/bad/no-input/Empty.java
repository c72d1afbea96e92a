import dev.netwright.dsl.*;

@Network
public interface Empty {} // ERROR [no-input]
