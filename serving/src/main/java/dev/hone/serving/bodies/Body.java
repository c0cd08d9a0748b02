package dev.hone.serving.bodies;

import dev.hone.serving.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;

/** The body of one request, to be read once, by one thread. Closing gives back the memory that is set aside for it. */
public final class Body implements AutoCloseable {
    private static final int LONGEST_PART_HEADER = 4 << 10;

    private final BodyLimits limits;
    private final Bodies.Share share;
    private final String contentType;
    private final InputStream stream;

    Body(HttpServletRequest request, BodyLimits limits, long most, Bodies.Share share) {
        this.limits = limits;
        this.share = share;
        this.contentType = request.getContentType();
        try {
            this.stream = new PacedStream(request.getInputStream(), limits, most, share);
        } catch (IOException e) {
            throw ProblemException.tooSlow(e);
        }
    }

    /** All of it, which is no more than a file may have. */
    public byte[] whole() {
        return read(stream, "The file");
    }

    /** Sets so much memory aside for what is made of it, if that is more than for itself. */
    public void setAside(long bytes) {
        share.raiseTo(bytes);
    }

    /** Its parts, of a multipart body; each is to be read before the next is asked for. */
    public Parts parts() {
        FileUpload upload = new FileUpload();
        upload.setPartHeaderSizeMax(LONGEST_PART_HEADER);
        try {
            return new Parts(this, limits.parts(), upload.getItemIterator(new Multipart(contentType, stream)));
        } catch (IOException | IllegalArgumentException e) {
            throw Parts.broken(e);
        }
    }

    byte[] read(InputStream from, String what) {
        try {
            byte[] bytes = from.readNBytes((int) limits.file() + 1);
            if (bytes.length > limits.file()) {
                throw ProblemException.tooLarge(what, limits.file());
            }
            return bytes;
        } catch (IOException e) {
            throw Parts.broken(e);
        }
    }

    @Override
    public void close() {
        share.close();
    }
}
