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


def export(model, title, file):
    whole = model if networks.is_regression(title) else Probabilities(model)
    axes = {"inputs": {0: "N"}, "outputs": {0: "N"}}
    torch.onnx.export(whole, networks.inputs(title, 1), file, opset_version=13, input_names=["inputs"],
                      output_names=["outputs"], dynamic_axes=axes)


def main():
    folder = pathlib.Path(sys.argv[1])
    for title in sys.argv[2:]:
        model = networks.build(title)
        export(model, title, str(folder / f"{title}.torch.onnx"))
        torch.jit.trace(model, networks.inputs(title, 1)).save(str(folder / f"{title}.pt"))
        # A trace keeps the mode of batch normalisation. Its check would run another batch through the running statistics.
        torch.jit.trace(model.train(), networks.inputs(title, 2), check_trace=False).save(str(folder / f"{title}.train.pt"))


if __name__ == "__main__":
    main()
