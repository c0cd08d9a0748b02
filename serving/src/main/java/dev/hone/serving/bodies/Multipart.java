package dev.hone.serving.bodies;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/** What Tomcat's reader of multipart bodies asks for. */
record Multipart(String contentType, InputStream stream) implements UploadContext {

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    /** Its bounds are kept while it is read. */
    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public InputStream getInputStream() {
        return stream;
    }
}
