package dev.hone.local.bucket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.ContainerNotFoundException;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;
import org.jclouds.io.Payload;

/**
 * S3Proxy's store over a folder, but a page of a listing costs what is on it, not what lies under its prefix, a full
 * disk is told as such, and objects are told from what was never finished, whatever their names.
 */
final class FolderStore extends ForwardingBlobStore {
    private static final int NO_SPACE = 507;
    private static final String SEPARATOR = "/";

    private final Path folder;

    FolderStore(BlobStore store, Path folder) {
        super(store);
        this.folder = folder;
    }

    @Override
    public PageSet<? extends StorageMetadata> list(String container) {
        return list(container, ListContainerOptions.Builder.recursive());
    }

    @Override
    public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
        if (!containerExists(container)) {
            throw new ContainerNotFoundException(container, "");
        }
        String delimiter = options.getDelimiter();
        boolean isDeep = delimiter == null || delimiter.isEmpty();
        if (!isDeep && !delimiter.equals(SEPARATOR)) {
            throw new IllegalArgumentException("the only delimiter is " + SEPARATOR);
        }
        return new FolderListing(folder.resolve(container)).page(options, isDeep);
    }

    @Override
    public String putBlob(String container, Blob blob) {
        return acknowledging(
                container, blob.getMetadata().getName(), () -> delegate().putBlob(container, blob));
    }

    @Override
    public String putBlob(String container, Blob blob, PutOptions options) {
        return acknowledging(
                container, blob.getMetadata().getName(), () -> delegate().putBlob(container, blob, options));
    }

    @Override
    public String copyBlob(String from, String fromName, String to, String toName, CopyOptions options) {
        return acknowledging(to, toName, () -> delegate().copyBlob(from, fromName, to, toName, options));
    }

    @Override
    public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
        return telling(() -> delegate().uploadMultipartPart(upload, number, payload));
    }

    @Override
    public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
        return acknowledging(
                upload.containerName(), upload.blobName(), () -> delegate().completeMultipartUpload(upload, parts));
    }

    private interface Write<T> {
        T run();
    }

    private String acknowledging(String container, String key, Write<String> write) {
        String tag = telling(write);
        ObjectDigest.acknowledge(folder.resolve(container).resolve(key));
        return tag;
    }

    private static <T> T telling(Write<T> write) {
        try {
            return write.run();
        } catch (RuntimeException e) {
            if (isOutOfSpace(e)) {
                throw new HttpResponseException(
                        "no space left",
                        null,
                        HttpResponse.builder().statusCode(NO_SPACE).build(),
                        e);
            }
            throw e;
        }
    }

    /** Java has no other way to tell it than the words of the operating system. */
    static boolean isOutOfSpace(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (at instanceof IOException
                    && message != null
                    && (message.contains("No space left") || message.contains("quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
