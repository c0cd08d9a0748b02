package dev.hone.serving.explain;

import java.util.Optional;

/** The pictures that were kept. */
public interface KeptPictures {

    /** Throws a problem when the picture was erased, or the store is away. */
    void refuseErased(String project, String digest);

    /** The picture of this digest, if it is kept; throws a problem when the store is away. */
    Optional<byte[]> find(String project, String digest);
}
