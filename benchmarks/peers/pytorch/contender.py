"""PyTorch as a contender: obeys orders on standard input as ContenderLoop.java describes them.

What a user may set comes in the environment, see Setting.java: NETWRIGHT_BENCHMARK_THREADS, NETWRIGHT_BENCHMARK_LAYOUT
(channels_last) and NETWRIGHT_BENCHMARK_GRAPH (frozen).
"""

import os
import sys
import time

import torch

import networks

LEARNING_RATE = 1e-3


def setting(name):
    return os.environ.get("NETWRIGHT_BENCHMARK_" + name)


class Contender:
    def open(self, mode, title, batch, _):
        self.trains = mode == "TRAIN"
        self.classifies = not networks.is_regression(title)
        self.model = networks.build(title)
        self.inputs = networks.inputs(title, int(batch))
        self.targets = networks.targets(title, int(batch))
        if setting("LAYOUT") == "channels_last":
            self.model = self.model.to(memory_format=torch.channels_last)
            self.inputs = self.inputs.contiguous(memory_format=torch.channels_last)
        if self.trains:
            self.model.train()
            self.loss = torch.nn.CrossEntropyLoss() if self.classifies else torch.nn.MSELoss()
            self.optimiser = torch.optim.SGD(self.model.parameters(), lr=LEARNING_RATE)
        elif setting("GRAPH") == "frozen":
            traced = torch.jit.trace(self.model, self.inputs)
            self.model = torch.jit.optimize_for_inference(torch.jit.freeze(traced))
        return f"ok PyTorch {torch.__version__}, {matrix_products()}"

    def outputs(self):
        with torch.inference_mode():
            made = self.model(self.inputs)
            return torch.softmax(made, 1) if self.classifies else made

    def predict(self):
        return values(self.outputs().flatten().tolist())

    def train(self):
        return values([self.step()])

    def step(self):
        self.optimiser.zero_grad(set_to_none=True)
        loss = self.loss(self.model(self.inputs), self.targets)
        loss.backward()
        self.optimiser.step()
        return loss.item()

    def time(self, steps):
        start = time.perf_counter_ns()
        for _ in range(int(steps)):
            if self.trains:
                self.step()
            else:
                self.outputs().numpy()
        return values([time.perf_counter_ns() - start])

    def memory(self):
        with open("/proc/self/status", encoding="ascii") as status:
            fields = dict(line.split(":", 1) for line in status)
        peak, anonymous, shared = (int(fields[name].split()[0]) * 1024 for name in ("VmHWM", "RssAnon", "RssShmem"))
        return f"values {peak} {anonymous + shared}"

    def close(self):
        return "ok"


def matrix_products():
    """What computes dense layers: Debian's default is the reference BLAS, which is several times slower."""
    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        loaded = {line.split()[-1] for line in maps if "blas" in line}
    if any("openblas" in path for path in loaded):
        return "OpenBLAS"
    return "reference BLAS (Debian's libopenblas0 mends that)" if loaded else "its own BLAS"


def values(numbers):
    return " ".join(["values", *(f"{number:.9g}" for number in numbers)])


def main():
    threads = setting("THREADS")
    if threads:
        torch.set_num_threads(int(threads))
    contender = Contender()
    for order in sys.stdin:
        name, *arguments = order.strip().split(" ", 4)
        try:
            answer = getattr(contender, name)(*arguments)
        except Exception as failure:
            answer = "failed " + " ".join(str(failure).split())
        print(f"={answer}", flush=True)


if __name__ == "__main__":
    main()
