package dev.hone.ui.kestra;

import java.util.Map;
import java.util.UUID;

/** Values as the parts of a multipart form. The boundary is nobody's to guess, so that no value can end its part. */
record FormParts(Map<String, String> values, String boundary) {

    FormParts(Map<String, String> values) {
        this(Map.copyOf(values), "hone-" + UUID.randomUUID());
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    String text() {
        StringBuilder form = new StringBuilder();
        values.forEach((name, value) -> form.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        return form.append("--").append(boundary).append("--\r\n").toString();
    }
}
