#!/usr/bin/env python3
"""Holds every .onnx file of a folder against the checker of the ONNX project, shapes included."""

import pathlib
import sys
import tempfile

import onnx


def check(file):
    """As check_model with full_check, which writes what it inferred over the very file that it checks."""
    onnx.checker.check_model(str(file))
    with tempfile.TemporaryDirectory() as folder:
        inferred = pathlib.Path(folder) / "inferred.onnx"
        onnx.shape_inference.infer_shapes_path(str(file), str(inferred), check_type=True, strict_mode=True)


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.onnx"))
    faults = []
    for file in files:
        try:
            check(file)
        except Exception as fault:  # the checker raises several kinds
            faults.append(f"{file.name}: {fault}")
    print("\n".join(faults) if faults else f"{len(files)} models are valid ONNX")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
