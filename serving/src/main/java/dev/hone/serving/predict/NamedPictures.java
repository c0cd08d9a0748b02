package dev.hone.serving.predict;

/** Pictures that lie in Hone's bucket already. */
public interface NamedPictures {

    /**
     * The picture at an address such as {@code s3://hone/cells/pictures/0a/0a1b.png}.
     *
     * <p>Throws a problem when the address is none in Hone's bucket, when nothing or too much lies there, or when the
     * bucket is away.
     */
    Named at(String address);

    /** One of them, of which nothing is read yet. */
    interface Named {

        /** How many bytes it has. */
        long size();

        /** Its bytes; throws a problem when it is gone, or the bucket away. */
        byte[] bytes();
    }
}
