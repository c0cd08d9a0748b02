package dev.hone.model;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The file that tells MLflow's Python package how to open a bundle: {@code mlflow.onnx.load_model} gives the network
 * itself, {@code mlflow.pyfunc.load_model} something that answers arrays of pictures.
 */
final class MlModelFile {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private MlModelFile() {}

    static String text(BundleInfo info) {
        return """
                flavors:
                  onnx:
                    code: null
                    data: model.onnx
                    onnx_session_options: null
                    onnx_version: 1.18.0
                    providers:
                    - CPUExecutionProvider
                  python_function:
                    code: null
                    data: model.onnx
                    loader_module: mlflow.onnx
                mlflow_version: 3.17.2
                signature:
                  inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "uint8", "shape": [-1, %d, %d, %d]}}]'
                  outputs: '[{"name": "logits", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, %d]}},
                    {"name": "embedding", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, -1]}},
                    {"name": "features", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, -1, -1, -1]}}]'
                utc_time_created: '%s'
                """.formatted(
                        info.picture().height(),
                        info.picture().width(),
                        info.picture().channels().count(),
                        info.classes().size(),
                        TIME.format(info.lineage().createdAt()));
    }
}
