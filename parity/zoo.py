"""torchvision's own models under the names that the Java interfaces give their layers.

Each function below takes a torchvision model and returns two tables:

    parameters   torchvision's module -> our layer, for every module that holds parameters
    stages       torchvision's module -> our layer, where both hold the same tensor, in the order in which they run

A parameter that no table names, or a name that no module has, stops the recording.
"""

import re

import torch
import torchvision
from torch import nn

import weights

SIDE = 224
CHANNELS = 3
PATCH = 32


class Run:
    """One model with the weights of the rule, run once: what record.py's Tape holds for a network written down there."""

    def __init__(self, build, names, batch, gain):
        self.side = SIDE
        self.channels = CHANNELS
        self.patch = PATCH
        self.gain = gain
        self.macs = 0
        self.made = {}
        model = build(weights=None).eval()
        parameters, stages = names(model)
        self.fill(model, parameters)
        self.parameters = sum(p.numel() for p in model.parameters())
        modules = dict(model.named_modules())
        for module in modules.values():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                module.register_forward_hook(self.count)
        for name, layer in stages.items():
            modules[name].register_forward_hook(self.noting(layer))
        with torch.no_grad():
            self.value = model(torch.from_numpy(weights.patches("input", (batch, CHANNELS, SIDE, SIDE), PATCH)))
        self.made["logits"] = self.value

    def count(self, module, _, output):
        self.macs += output[0].numel() * module.weight[0].numel()

    def noting(self, layer):
        def note(_, __, output):
            # torchvision's ReLUs work in place on what was handed to the hook before them.
            self.made[layer] = (output.flatten(1) if output.shape[2:] == (1, 1) else output).clone()

        return note

    def fill(self, model, names):
        with torch.no_grad():
            for key, tensor in model.state_dict().items():
                module, kind = key.rsplit(".", 1)
                if kind == "num_batches_tracked":
                    continue
                is_norm = f"{module}.running_mean" in model.state_dict()
                ours = f"{names.pop(module) if kind == last_of(model, module) else names[module]}.{kind}"
                tensor.copy_(torch.from_numpy(self.value_of(ours, kind, is_norm, tuple(tensor.shape))))
        assert not names, f"no module {names}"

    def value_of(self, key, kind, is_norm, shape):
        if kind in ("running_mean", "bias") and is_norm:
            return weights.centred(key, shape)
        if is_norm:
            return weights.positive(key, shape)
        return weights.bias(key, shape) if kind == "bias" else weights.weight(key, shape, self.gain)


def last_of(model, module):
    kinds = [key.rsplit(".", 1)[1] for key in model.state_dict() if key.rsplit(".", 1)[0] == module]
    return [kind for kind in kinds if kind != "num_batches_tracked"][-1]


def conv_bn(module, layer, conv="conv", norm="bn"):
    return {f"{module}.{conv}": f"{layer}/conv", f"{module}.{norm}": f"{layer}/norm"}


def alex_net(_):
    convolutions = {"features.0": "conv1", "features.3": "conv2", "features.6": "conv3", "features.8": "conv4", "features.10": "conv5"}
    dense = {"classifier.1": "fc6", "classifier.4": "fc7", "classifier.6": "logits"}
    stages = {"features.1": "conv1", "features.2": "pool1", "features.4": "conv2", "features.5": "pool2", "features.7": "conv3",
              "features.9": "conv4", "features.11": "conv5", "features.12": "pool5", "classifier.2": "fc6", "classifier.5": "fc7"}
    return {**convolutions, **dense}, stages


def vgg_batch_norm(model):
    parameters, stages = {}, {}
    stage, conv = 1, 0
    for index, module in enumerate(model.features):
        layer = f"stage{stage}/conv_{conv}"
        if isinstance(module, nn.Conv2d):
            parameters[f"features.{index}"] = f"{layer}/conv"
        elif isinstance(module, nn.BatchNorm2d):
            parameters[f"features.{index}"] = f"{layer}/norm"
        elif isinstance(module, nn.ReLU):
            stages[f"features.{index}"] = f"{layer}/norm"
            conv += 1
        else:
            stages[f"features.{index}"] = f"stage{stage}/pool"
            stage, conv = stage + 1, 0
    parameters.update({"classifier.0": "fc6", "classifier.3": "fc7", "classifier.6": "logits"})
    stages.update({"classifier.1": "fc6", "classifier.4": "fc7"})
    return parameters, stages


def google_net(_):
    branches = {"branch1": "pointwise", "branch2.0": "narrow3x3", "branch2.1": "wide3x3", "branch3.0": "narrow5x5",
                "branch3.1": "wide5x5", "branch4.1": "projection"}
    parameters, stages = {"fc": "logits"}, {}
    for conv in ("conv1", "conv2", "conv3"):
        parameters.update(conv_bn(conv, conv))
        stages[conv] = f"{conv}/norm"
    for block in ("3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b"):
        for branch, layer in branches.items():
            parameters.update(conv_bn(f"inception{block}.{branch}", f"inception{block}/{layer}"))
        stages[f"inception{block}"] = f"inception{block}/out"
    stages.update({f"maxpool{pool}": f"pool{pool}" for pool in (1, 2, 3, 4)})
    stages["avgpool"] = "gap"
    return parameters, stages


def res_net(model):
    is_bottleneck = "layer1.0.conv3.weight" in model.state_dict()
    layers = {1: "narrow", 2: "conv", 3: "wide"} if is_bottleneck else {1: "conv1", 2: "conv2"}
    parameters, stages = {"conv1": "conv1/conv", "bn1": "conv1/norm", "fc": "logits"}, {"maxpool": "pool1"}
    for stage in (1, 2, 3, 4):
        for i, block in enumerate(getattr(model, f"layer{stage}")):
            theirs, ours = f"layer{stage}.{i}", f"stage{stage + 1}_{i}"
            for number, layer in layers.items():
                parameters.update(conv_bn(theirs, f"{ours}/{layer}", f"conv{number}", f"bn{number}"))
            if block.downsample is not None:
                parameters.update(conv_bn(theirs, f"{ours}/shortcut", "downsample.0", "downsample.1"))
            stages[theirs] = f"{ours}/out"
    return parameters, {**stages, "avgpool": "gap"}


def squeeze_net(model):
    parameters, stages = {"features.0": "conv1", "classifier.1": "classes"}, {"features.1": "conv1", "classifier.2": "classes"}
    fires = [index for index, module in enumerate(model.features) if hasattr(module, "squeeze")]
    for number, index in enumerate(fires, start=2):
        for theirs, ours in (("squeeze", "squeeze"), ("expand1x1", "pointwise"), ("expand3x3", "wide")):
            parameters[f"features.{index}.{theirs}"] = f"fire{number}/{ours}"
        stages[f"features.{index}"] = f"fire{number}/out"
    for index, module in enumerate(model.features):
        if isinstance(module, nn.MaxPool2d):
            before = sum(fire < index for fire in fires)
            stages[f"features.{index}"] = f"pool{before + 1}"
    return parameters, stages


def dense_net(model):
    parameters = {**conv_bn("features", "conv1", "conv0", "norm0"), "features.norm5": "norm5", "classifier": "logits"}
    stages = {"features.pool0": "pool1"}
    for key in model.state_dict():
        layer = re.fullmatch(r"features\.denseblock(\d)\.denselayer(\d+)\.(norm1|conv1|norm2|conv2)\.weight", key)
        between = re.fullmatch(r"features\.transition(\d)\.(norm|conv)\.weight", key)
        if layer:
            block, number, element = layer.groups()
            parameters[key[: -len(".weight")]] = f"block{block}/layer_{int(number) - 1}/{element}"
        elif between:
            parameters[key[: -len(".weight")]] = f"transition{between[1]}/{between[2]}"
    for block, layers in ((1, 6), (2, 12), (3, 24), (4, 16)):
        # What torchvision's dense layer returns is its own part; the block joins the parts.
        stages[f"features.denseblock{block}"] = f"block{block}/layer_{layers - 1}/out"
        if block < 4:
            stages[f"features.transition{block}"] = f"transition{block}/pool"
    return parameters, stages


def mobile_net(model):
    parameters = {**conv_bn("features.0", "conv1", "0", "1"), **conv_bn("features.18", "conv8", "0", "1"), "classifier.1": "logits"}
    stages = {"features.0": "conv1/norm", "features.18": "conv8/norm"}
    index = 1
    for stage, count in enumerate((1, 2, 3, 4, 3, 3, 1), start=1):
        for i in range(count):
            ours, theirs = f"stage{stage}_{i}" if count > 1 else f"stage{stage}", f"features.{index}.conv"
            narrowing = 2
            if stage == 1:
                narrowing = 1
            else:
                parameters.update(conv_bn(f"{theirs}.0", f"{ours}/expand", "0", "1"))
            parameters[f"{theirs}.{narrowing - 1}.0"] = f"{ours}/filter"
            parameters[f"{theirs}.{narrowing - 1}.1"] = f"{ours}/norm"
            parameters.update(conv_bn(theirs, f"{ours}/project", f"{narrowing}", f"{narrowing + 1}"))
            stages[f"features.{index}"] = f"{ours}/out" if model.features[index].use_res_connect else f"{ours}/project/norm"
            index += 1
    return parameters, stages


def google_net_alone(weights):
    return torchvision.models.googlenet(weights=weights, aux_logits=False, init_weights=False)


# Name of the record: torchvision's model, the tables above, gain of the weights. With gain 1 the seventeen blocks of MobileNetV2
# amplify float32's rounding a hundredfold.
NETWORKS = {
    "torchvision/AlexNet": (torchvision.models.alexnet, alex_net, 1),
    "torchvision/Vgg11BatchNorm": (torchvision.models.vgg11_bn, vgg_batch_norm, 1),
    "torchvision/GoogLeNet": (google_net_alone, google_net, 1),
    "torchvision/ResNet18": (torchvision.models.resnet18, res_net, 1),
    "torchvision/ResNet50": (torchvision.models.resnet50, res_net, 1),
    "torchvision/SqueezeNet11": (torchvision.models.squeezenet1_1, squeeze_net, 1),
    "torchvision/DenseNet121": (torchvision.models.densenet121, dense_net, 1),
    "torchvision/MobileNetV2": (torchvision.models.mobilenet_v2, mobile_net, 0.8),
}


def run(name, batch):
    build, names, gain = NETWORKS[name]
    return Run(build, names, batch, gain)
