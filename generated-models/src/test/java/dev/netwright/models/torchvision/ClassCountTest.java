package dev.netwright.models.torchvision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassCountTest {
    @Test
    void anHeirWithAnotherHeadKeepsTheRest() {
        int weightsOfOneClass = 512 + 1;
        assertThat(FlowersNetwork.PARAMETERS).isEqualTo(ResNet18Network.PARAMETERS - (1000 - 102) * weightsOfOneClass);
        assertThat(FlowersNetwork.LABEL_SHAPE.dims()).containsExactly(102L);
        assertThat(ResNet18Network.LABEL_SHAPE.dims()).containsExactly(1000L);
    }
}
