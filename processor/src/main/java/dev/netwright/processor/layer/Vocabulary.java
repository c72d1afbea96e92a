package dev.netwright.processor.layer;

import com.palantir.javapoet.ClassName;

/** The classes that generated code names. Text only: a test holds each against the real jars. */
public final class Vocabulary {
    private static final String CONF = "org.deeplearning4j.nn.conf";
    private static final String LAYERS = CONF + ".layers";
    private static final String RUNTIME = "dev.netwright.runtime";

    public static final ClassName ACTIVATION = ClassName.get("org.nd4j.linalg.activations", "Activation");
    public static final ClassName ACTIVATION_LAYER = ClassName.get(LAYERS, "ActivationLayer");
    public static final ClassName ACTIVATION_LRELU =
            ClassName.get("org.nd4j.linalg.activations.impl", "ActivationLReLU");
    public static final ClassName BATCH_NORMALIZATION = ClassName.get(LAYERS, "BatchNormalization");
    public static final ClassName BIDIRECTIONAL = ClassName.get(LAYERS + ".recurrent", "Bidirectional");
    public static final ClassName CNN_2D_FORMAT = ClassName.get(CONF, "CNN2DFormat");
    public static final ClassName CNN_3D_TO_FEED_FORWARD =
            ClassName.get(CONF + ".preprocessor", "Cnn3DToFeedForwardPreProcessor");
    public static final ClassName CNN_3D_LOSS_LAYER = ClassName.get(LAYERS, "Cnn3DLossLayer");
    public static final ClassName CNN_LOSS_LAYER = ClassName.get(LAYERS, "CnnLossLayer");
    public static final ClassName CNN_TO_FEED_FORWARD =
            ClassName.get(CONF + ".preprocessor", "CnnToFeedForwardPreProcessor");
    public static final ClassName CONSTANT_DISTRIBUTION = ClassName.get(CONF + ".distribution", "ConstantDistribution");
    public static final ClassName CONVOLUTION_1D_LAYER = ClassName.get(LAYERS, "Convolution1DLayer");
    public static final ClassName CONVOLUTION_3D = ClassName.get(LAYERS, "Convolution3D");
    public static final ClassName CONVOLUTION_LAYER = ClassName.get(LAYERS, "ConvolutionLayer");
    public static final ClassName CONVOLUTION_MODE = ClassName.get(CONF, "ConvolutionMode");
    public static final ClassName CROPPING_2D = ClassName.get(LAYERS + ".convolutional", "Cropping2D");
    public static final ClassName DECONVOLUTION_2D = ClassName.get(LAYERS, "Deconvolution2D");
    public static final ClassName DENSE_LAYER = ClassName.get(LAYERS, "DenseLayer");
    public static final ClassName DEPTHWISE_CONVOLUTION_2D = ClassName.get(LAYERS, "DepthwiseConvolution2D");
    public static final ClassName DROPOUT_LAYER = ClassName.get(LAYERS, "DropoutLayer");
    public static final ClassName ELEMENT_WISE_VERTEX = ClassName.get(CONF + ".graph", "ElementWiseVertex");
    public static final ClassName EMBEDDING_SEQUENCE_LAYER = ClassName.get(LAYERS, "EmbeddingSequenceLayer");
    public static final ClassName GLOBAL_POOLING_LAYER = ClassName.get(LAYERS, "GlobalPoolingLayer");
    public static final ClassName GRAPH_BUILDER =
            ClassName.get(CONF, "ComputationGraphConfiguration").nestedClass("GraphBuilder");
    public static final ClassName GRAPH_CONFIGURATION = ClassName.get(CONF, "ComputationGraphConfiguration");
    public static final ClassName COMPUTATION_GRAPH = ClassName.get("org.deeplearning4j.nn.graph", "ComputationGraph");
    public static final ClassName L2_VERTEX = ClassName.get(CONF + ".graph", "L2Vertex");
    public static final ClassName LAST_TIME_STEP_VERTEX = ClassName.get(CONF + ".graph.rnn", "LastTimeStepVertex");
    public static final ClassName LOCAL_RESPONSE_NORMALIZATION = ClassName.get(LAYERS, "LocalResponseNormalization");
    public static final ClassName LOSS_LAYER = ClassName.get(LAYERS, "LossLayer");
    public static final ClassName LSTM = ClassName.get(LAYERS, "LSTM");
    public static final ClassName MERGE_VERTEX = ClassName.get(CONF + ".graph", "MergeVertex");
    public static final ClassName POOLING_TYPE = ClassName.get(LAYERS, "PoolingType");
    public static final ClassName PRELU_LAYER = ClassName.get(LAYERS, "PReLULayer");
    public static final ClassName PREPROCESSOR_VERTEX = ClassName.get(CONF + ".graph", "PreprocessorVertex");
    public static final ClassName RNN_FORMAT = ClassName.get(CONF, "RNNFormat");
    public static final ClassName RNN_LOSS_LAYER = ClassName.get(LAYERS, "RnnLossLayer");
    public static final ClassName SEPARABLE_CONVOLUTION_2D = ClassName.get(LAYERS, "SeparableConvolution2D");
    public static final ClassName STACK_VERTEX = ClassName.get(CONF + ".graph", "StackVertex");
    public static final ClassName SCALE_VERTEX = ClassName.get(CONF + ".graph", "ScaleVertex");
    public static final ClassName SUBSAMPLING_1D_LAYER = ClassName.get(LAYERS, "Subsampling1DLayer");
    public static final ClassName SUBSAMPLING_3D_LAYER = ClassName.get(LAYERS, "Subsampling3DLayer");
    public static final ClassName SUBSAMPLING_LAYER = ClassName.get(LAYERS, "SubsamplingLayer");
    public static final ClassName SUBSET_VERTEX = ClassName.get(CONF + ".graph", "SubsetVertex");
    public static final ClassName UNSTACK_VERTEX = ClassName.get(CONF + ".graph", "UnstackVertex");
    public static final ClassName UPSAMPLING_2D = ClassName.get(LAYERS, "Upsampling2D");
    public static final ClassName ZERO_PADDING_LAYER = ClassName.get(LAYERS, "ZeroPaddingLayer");

    public static final ClassName LAST_REAL_STEP = ClassName.get(RUNTIME + ".sequence", "LastRealStep");
    public static final ClassName SEQUENCE_LAYER = ClassName.get(RUNTIME + ".sequence", "SequenceLayer");
    public static final ClassName GELU = ClassName.get(RUNTIME + ".activation", "Gelu");
    public static final ClassName MEAN_SQUARED_ERROR = ClassName.get(RUNTIME + ".loss", "MeanSquaredError");
    public static final ClassName MISH = ClassName.get(RUNTIME + ".activation", "Mish");
    public static final ClassName NO_LOSS = ClassName.get(RUNTIME + ".loss", "NoLoss");
    public static final ClassName SIGMOID_CROSS_ENTROPY = ClassName.get(RUNTIME + ".loss", "SigmoidCrossEntropy");
    public static final ClassName SOFTMAX_CROSS_ENTROPY = ClassName.get(RUNTIME + ".loss", "SoftmaxCrossEntropy");
    public static final ClassName SOFTPLUS = ClassName.get(RUNTIME + ".activation", "Softplus");
    public static final ClassName SWISH = ClassName.get(RUNTIME + ".activation", "Swish");

    private Vocabulary() {}
}
