package dev.netwright.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed list. */
class OperationsTest {

    @Test
    void isSortedByNameWithoutRepetition() {
        List<String> names = Operations.ALL.stream().map(Operation::name).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsEachByItsName() {
        assertThat(Operations.ALL)
                .allSatisfy(
                        operation -> assertThat(Operations.of(operation.name())).contains(operation));
        assertThat(Operations.of("conv")).isEmpty();
    }
}
