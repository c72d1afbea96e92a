"""Exports the named networks for the peers that read files: TITLE.torch.onnx for ONNX Runtime, TITLE.pt and, to be
trained, TITLE.train.pt for DJL.

    python3 export.py FOLDER TITLE ...
"""

import pathlib
import sys

import torch

import networks


class Probabilities(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x):
        return torch.softmax(self.model(x), 1)


def main():
    folder = pathlib.Path(sys.argv[1])
    for title in sys.argv[2:]:
        model = networks.build(title)
        example = networks.pixels(title, 1)
        axes = {"image": {0: "N"}, "probabilities": {0: "N"}}
        torch.onnx.export(Probabilities(model), example, str(folder / f"{title}.torch.onnx"), opset_version=13,
                          input_names=["image"], output_names=["probabilities"], dynamic_axes=axes)
        torch.jit.trace(model, example).save(str(folder / f"{title}.pt"))
        # A trace keeps the mode of batch normalisation. Its check would run another batch through the running statistics.
        torch.jit.trace(model.train(), networks.pixels(title, 2), check_trace=False).save(str(folder / f"{title}.train.pt"))


if __name__ == "__main__":
    main()
