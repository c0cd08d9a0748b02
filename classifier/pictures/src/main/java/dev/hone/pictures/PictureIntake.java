package dev.hone.pictures;

/**
 * Checks and decodes pictures within limits of one's own; {@link PictureReader} has the usual ones. Thread-safe.
 *
 * <p>The limits decide what is refused and who waits, never what a tensor looks like. The memory of decoders is native
 * and belongs to the process: a program has one intake.
 */
public final class PictureIntake {

    private final PictureLimits limits;
    private final DecodingMemory memory;

    public PictureIntake(PictureLimits limits) {
        this.limits = limits;
        this.memory = new DecodingMemory(limits.decodingBytes());
    }

    public PictureLimits limits() {
        return limits;
    }

    /** See {@link PictureReader#requireSize}. */
    public void requireSize(long bytes) {
        if (bytes > limits.fileBytes()) {
            throw RefusedPictureException.tooManyBytes(bytes, limits.fileBytes());
        }
    }

    /** See {@link PictureReader#check}. */
    public Picture check(byte[] bytes) {
        return header(bytes).picture();
    }

    /** See {@link PictureReader#read}. */
    public Tensor read(byte[] bytes, PictureSpec spec) {
        Header header = header(bytes);
        int reduction = Reduction.forTensor(header, spec);
        return memory.with(
                header.bytes(reduction),
                () -> Decoder.decode(bytes, header, reduction, picture -> Fitting.tensor(picture, spec)));
    }

    /** See {@link PictureReader#study}. */
    public PictureStudy study(byte[] bytes) {
        return study(bytes, header(bytes));
    }

    private PictureStudy study(byte[] bytes, Header header) {
        int reduction = Reduction.forStudy(header);
        return memory.with(
                header.bytes(reduction),
                () -> Decoder.decode(bytes, header, reduction, picture -> Studying.study(picture, header)));
    }

    /** See {@link PictureReader#readAndStudy}. */
    public ReadPicture readAndStudy(byte[] bytes, PictureSpec spec) {
        Header header = header(bytes);
        int reduction = Reduction.forTensor(header, spec);
        if (reduction != Reduction.forStudy(header)) {
            return new ReadPicture(read(bytes, spec), study(bytes, header));
        }
        return memory.with(
                header.bytes(reduction),
                () -> Decoder.decode(
                        bytes,
                        header,
                        reduction,
                        picture -> new ReadPicture(Fitting.tensor(picture, spec), Studying.study(picture, header))));
    }

    private Header header(byte[] bytes) {
        if (bytes.length == 0) {
            throw RefusedPictureException.empty();
        }
        requireSize(bytes.length);
        PictureKind kind = PictureKind.of(bytes).orElseThrow(() -> OtherFormat.refusal(bytes));
        Header header = Header.of(kind, bytes);
        Picture picture = header.picture();
        if (picture.width() < 1 || picture.height() < 1) {
            throw RefusedPictureException.broken(kind);
        }
        if (header.pixels() > limits.pixels()) {
            throw RefusedPictureException.tooManyPixels(picture.width(), picture.height(), limits.pixels());
        }
        if (header.bytes(Reduction.NONE) > limits.decodingBytes()) {
            throw RefusedPictureException.tooMuchMemory(header.bytes(Reduction.NONE), limits.decodingBytes());
        }
        if (!header.complete()) {
            throw RefusedPictureException.truncated(kind);
        }
        return header;
    }
}
