package dev.hone.serving.predict;

import dev.hone.serving.bodies.Body;
import dev.hone.serving.predict.NamedPictures.Named;
import dev.hone.serving.problems.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests that name a picture in Hone's bucket, and the picture. */
@Component
final class PictureAddresses {
    private static final JsonMapper JSON = new JsonMapper();

    private final NamedPictures pictures;

    PictureAddresses(NamedPictures pictures) {
        this.pictures = pictures;
    }

    /** The picture that {@code {"url": "s3://bucket/key"}} names. */
    byte[] picture(Body body) {
        Named picture = pictures.at(url(body.whole()));
        body.setAside(picture.size());
        return picture.bytes();
    }

    private static String url(byte[] json) {
        try {
            JsonNode body = JSON.readTree(json);
            if (body.path("url").isString() && body.size() == 1) {
                return body.path("url").asString();
            }
        } catch (JacksonException e) {
            throw ProblemException.badRequest("The body is not well-formed JSON.", e);
        }
        throw ProblemException.badRequest("The JSON is {\"url\": \"s3://bucket/key\"}, and nothing else.");
    }
}
