"""MobileNetV2 behind FastAPI as people write it: a form with a picture and a key in, probabilities out."""

import io
import os

import torch
import torchvision
from fastapi import FastAPI, File, HTTPException, Request, UploadFile
from PIL import Image
from torchvision import transforms

torch.set_num_threads(int(os.environ["THREADS"]))
model = torchvision.models.mobilenet_v2(num_classes=10).eval()
prepare = transforms.Compose(
    [
        transforms.Resize(256),
        transforms.CenterCrop(224),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)
app = FastAPI()


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/v1/predict")
def predict(request: Request, file: UploadFile = File()):
    if request.headers.get("authorization") != "Bearer key":
        raise HTTPException(401)
    picture = Image.open(io.BytesIO(file.file.read())).convert("RGB")
    with torch.inference_mode():
        probabilities = model(prepare(picture).unsqueeze(0)).softmax(1)[0]
    best = int(probabilities.argmax())
    return {
        "predicted_class": f"class-{best}",
        "confidence": float(probabilities[best]),
        "probabilities": {f"class-{i}": float(p) for i, p in enumerate(probabilities)},
    }
