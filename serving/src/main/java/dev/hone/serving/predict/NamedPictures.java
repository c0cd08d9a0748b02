package dev.hone.serving.predict;

/** Pictures that lie in Hone's bucket already. */
public interface NamedPictures {

    /**
     * The picture at an address such as {@code s3://hone/cells/pictures/0a/0a1b.png}.
     *
     * <p>Throws a problem when the address is none in Hone's bucket, when nothing or too much lies there, or when the
     * bucket is away.
     */
    byte[] at(String address);
}
