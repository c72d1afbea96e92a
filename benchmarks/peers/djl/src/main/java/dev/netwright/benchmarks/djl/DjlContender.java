package dev.netwright.benchmarks.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.Task;

/** PyTorch through DJL, on the network that PyTorch's tracing wrote: the current native library, driven from Java. */
public final class DjlContender implements Contender {
    private ZooModel<NDList, NDList> model;
    private Predictor<NDList, NDList> predictor;
    private Trainer trainer;
    private NDManager manager;
    private NDArray pixels;
    private NDArray classes;

    @Override
    public String open(Task task) throws Exception {
        String threads = System.getenv("OMP_NUM_THREADS");
        System.setProperty("ai.djl.pytorch.num_threads", threads);
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        boolean trains = task.mode() == Task.Mode.TRAIN;
        model = Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optEngine("PyTorch")
                .optModelPath(task.file(trains ? ".train.pt" : ".pt"))
                .optTranslator(new NoopTranslator())
                .optOption("trainParam", String.valueOf(trains))
                .build()
                .loadModel();
        manager = NDManager.newBaseManager();
        pixels = manager.create(task.pixels(), new Shape(task.subject().inputShape(task.batch())));
        classes = manager.create(task.labels(), new Shape(task.batch(), task.subject().classes()))
                .argMax(1);
        if (trains) {
            trainer = trainer(model);
            trainer.initialize(pixels.getShape());
        } else {
            predictor = model.newPredictor();
        }
        return "DJL, PyTorch " + Engine.getEngine("PyTorch").getVersion();
    }

    private static Trainer trainer(Model model) {
        return model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed((float) Task.LEARNING_RATE))
                        .build()));
    }

    @Override
    public float[] predict() throws Exception {
        try (NDList made = predictor.predict(new NDList(pixels));
                NDArray probabilities = made.singletonOrThrow().softmax(1)) {
            return probabilities.toFloatArray();
        }
    }

    @Override
    public double train() {
        double loss = gradients();
        trainer.step();
        return loss;
    }

    private double gradients() {
        try (GradientCollector collector = trainer.newGradientCollector();
                NDList made = trainer.forward(new NDList(pixels));
                NDArray loss = trainer.getLoss().evaluate(new NDList(classes), made)) {
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    @Override
    public void close() {
        if (predictor != null) {
            predictor.close();
        }
        if (trainer != null) {
            trainer.close();
        }
        manager.close();
        model.close();
    }
}
