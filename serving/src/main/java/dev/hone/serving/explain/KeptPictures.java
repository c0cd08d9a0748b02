package dev.hone.serving.explain;

import java.util.Optional;

/** The pictures that were kept. */
public interface KeptPictures {

    /** The picture of this digest, if it is kept; throws a problem when the store is away. */
    Optional<byte[]> find(String project, String digest);
}
