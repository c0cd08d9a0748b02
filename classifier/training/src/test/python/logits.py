"""Answers pictures as a Python colleague would; prints the logits as JSON, one entry for each way of opening a bundle."""

import json
import sys

import mlflow.onnx
import mlflow.pyfunc
import numpy as np
import onnxruntime

bundle, file, *shape = sys.argv[1:]
pictures = np.fromfile(file, dtype=np.uint8).reshape([int(side) for side in shape])


def logits(model):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return session.run(["logits"], {"pictures": pictures})[0].tolist()


json.dump(
    {
        "onnxruntime": logits(f"{bundle}/model.onnx"),
        "mlflow.onnx": logits(mlflow.onnx.load_model(bundle).SerializeToString()),
        "mlflow.pyfunc": mlflow.pyfunc.load_model(bundle).predict(pictures)["logits"].tolist(),
    },
    sys.stdout,
)
