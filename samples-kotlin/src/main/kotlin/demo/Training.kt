package demo

import org.nd4j.linalg.api.ndarray.INDArray
import org.nd4j.linalg.learning.config.Adam

/** The losses of so many steps of a new network on one batch: images [N, 1, 28, 28], labels [N, 26]. */
fun losses(images: INDArray, labels: INDArray, steps: Int): List<Double> {
    val network = LettersNetwork.builder().seed(1).updater(Adam(1e-3)).build()
    return List(steps) { network.fit(images, labels) }
}
