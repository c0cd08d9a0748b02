package dev.hone.pictures;

/** Bytes that are no sound {@link TensorShard}; the message names what is wrong with them. */
public final class DamagedShardException extends RuntimeException {

    /** What is wrong with a shard. */
    public enum Fault {
        /** The bytes do not begin like a shard. */
        NOT_A_SHARD,

        /** Written by a version of Hone that this one does not understand. */
        UNKNOWN_VERSION,

        /** More or fewer bytes than the header promises. */
        WRONG_LENGTH,

        /** The checksum does not match. */
        WRONG_CHECKSUM,

        /** The header cannot be read. */
        BAD_HEADER,

        /** The tensors were made by another decoder than this one. */
        OTHER_DECODER
    }

    private final Fault fault;

    private DamagedShardException(Fault fault, String message) {
        this(fault, message, null);
    }

    private DamagedShardException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** A store says that the bytes are not those that were put there. */
    public static DamagedShardException changed(RuntimeException cause) {
        return new DamagedShardException(Fault.WRONG_CHECKSUM, cause.getMessage(), cause);
    }

    static DamagedShardException notAShard() {
        return new DamagedShardException(Fault.NOT_A_SHARD, "these bytes are no tensor shard");
    }

    static DamagedShardException unknownVersion(int version) {
        return new DamagedShardException(
                Fault.UNKNOWN_VERSION, "the shard has format %d, which is not known here".formatted(version));
    }

    static DamagedShardException wrongLength(long expected, long found) {
        return new DamagedShardException(
                Fault.WRONG_LENGTH, "the shard should have %d bytes but has %d".formatted(expected, found));
    }

    static DamagedShardException wrongChecksum() {
        return new DamagedShardException(Fault.WRONG_CHECKSUM, "the shard's checksum does not match its bytes");
    }

    static DamagedShardException badHeader(String what) {
        return new DamagedShardException(Fault.BAD_HEADER, "the shard's header is damaged: " + what);
    }

    static DamagedShardException otherDecoder(String found, String expected) {
        return new DamagedShardException(
                Fault.OTHER_DECODER,
                "the shard was made with preprocessing %s, here the same settings mean %s".formatted(found, expected));
    }

    public Fault fault() {
        return fault;
    }
}
