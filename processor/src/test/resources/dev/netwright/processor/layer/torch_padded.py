"""Records PyTorch's numbers for classifiers of sequences of different lengths, packed with pack_padded_sequence.

    python3 torch_padded.py > torch-padded.txt          (python3-torch 1.13 of Debian)

Inputs and weights follow the formula of torch_layers.py; the weights are scaled down, the labels are class i mod 3. A case
is a line "NAME | LENGTHS | ANNOTATION", a line with the logits in C order, and a line with the mean cross entropy before and
after one step of gradient descent at rate 1: the second is right only if all gradients are.
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from torch_layers import pattern

STEPS, FEATURES, UNITS, CLASSES, SCALE = 6, 2, 3, 3, 0.5


def last(outputs, lengths):
    return torch.stack([outputs[i, length - 1] for i, length in enumerate(lengths)])


def mean(outputs, lengths):
    return torch.stack([outputs[i, :length].mean(0) for i, length in enumerate(lengths)])


def case(name, lengths, annotation, bidirectional, pool):
    lstm = nn.LSTM(FEATURES, UNITS, batch_first=True, bidirectional=bidirectional).double()
    dense = nn.Linear(UNITS * (2 if bidirectional else 1), CLASSES).double()
    parameters = [*lstm.parameters(), *dense.parameters()]
    with torch.no_grad():
        for value in parameters:
            value.copy_(SCALE * pattern(value.shape))
    x = pattern([len(lengths), FEATURES, STEPS]).transpose(1, 2)
    labels = torch.arange(len(lengths)) % CLASSES

    def logits():
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return dense(pool(pad_packed_sequence(lstm(packed)[0], batch_first=True)[0], lengths))

    before = logits()
    loss = cross_entropy(before, labels)
    loss.backward()
    with torch.no_grad():
        for value in parameters:
            # The second bias of each direction only adds to the first; one of them is trained, as in Deeplearning4j.
            if not any(value is getattr(lstm, name) for name in ("bias_hh_l0", "bias_hh_l0_reverse") if hasattr(lstm, name)):
                value -= value.grad
        after = cross_entropy(logits(), labels)
    print(f"{name} | {' '.join(map(str, lengths))} | {annotation}")
    print(" ".join(f"{value:.6g}" for value in before.flatten().tolist()))
    print(f"{loss.item():.8g} {after.item():.8g}")


if __name__ == "__main__":
    forward, both = "@Lstm(units = 3)", "@Lstm(units = 3, bidirectional = true)"
    case("Forward", [6, 1, 4, 3], forward, False, last)
    case("Both", [2, 6, 1, 5], both, True, last)
    case("BothMean", [5, 3, 6, 1], both, True, mean)
