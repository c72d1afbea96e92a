package dev.netwright.benchmarks.djl;

import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
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
import dev.netwright.benchmarks.contender.Examples;
import dev.netwright.benchmarks.contender.Task;

/** PyTorch through DJL, on the network that PyTorch's tracing wrote: the current native library, driven from Java. */
public final class DjlContender implements Contender {
    private ZooModel<NDList, NDList> model;
    private Predictor<NDList, NDList> predictor;
    private Trainer trainer;
    private NDManager manager;
    private NDArray inputs;
    private NDArray targets;
    private boolean classifies;

    @Override
    public String open(Task task) throws Exception {
        Contender.threads().ifPresent(count -> System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(count)));
        classifies = !task.subject().isRegression();
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
        NDArray values = manager.create(task.torchInputs(), new Shape(task.torchShape()));
        inputs =
                task.subject().examples().kind() == Examples.Kind.WORDS ? values.toType(DataType.INT64, false) : values;
        NDArray given = manager.create(task.targets(), new Shape(task.targetShape()));
        targets = classifies ? given.argMax(1) : given;
        if (trains) {
            trainer = trainer();
            trainer.initialize(inputs.getShape());
        } else {
            predictor = model.newPredictor();
        }
        return "DJL, PyTorch " + Engine.getEngine("PyTorch").getVersion();
    }

    private Trainer trainer() {
        // The weight of DJL's own is a half.
        Loss loss = classifies ? Loss.softmaxCrossEntropyLoss() : Loss.l2Loss("squares", 1);
        return model.newTrainer(new DefaultTrainingConfig(loss)
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed((float) Task.LEARNING_RATE))
                        .build()));
    }

    @Override
    public float[] predict() throws Exception {
        try (NDList made = predictor.predict(new NDList(inputs))) {
            if (!classifies) {
                return made.singletonOrThrow().toFloatArray();
            }
            try (NDArray probabilities = made.singletonOrThrow().softmax(1)) {
                return probabilities.toFloatArray();
            }
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
                NDList made = trainer.forward(new NDList(inputs));
                NDArray loss = trainer.getLoss().evaluate(new NDList(targets), made)) {
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
