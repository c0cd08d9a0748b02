package dev.hone.training.trainer;

import dev.hone.pictures.Sha256;
import dev.hone.training.weights.FloatTensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 over all that a plan says, the number of cores aside: a machine with others goes on as well. */
final class PlanDigest {
    /** Changes whenever the same plan would be carried out in another way. */
    private static final int VERSION = 2;

    private final MessageDigest digest;

    private PlanDigest(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(Plan plan) {
        PlanDigest digest = new PlanDigest(Sha256.begin());
        digest.add(plan);
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void add(Plan plan) {
        LearningSet set = plan.set();
        text("plan %d, %s, %s, %s, %d classes"
                .formatted(
                        VERSION,
                        plan.network().title(),
                        plan.settings().onThreads(1),
                        set.picture().digest(),
                        set.classes()));
        text("train");
        set.train().forEach(this::picture);
        text("validation");
        set.validation().forEach(this::picture);
        if (plan.start() != null) {
            plan.start().tensors().forEach(this::tensor);
        }
    }

    private void picture(LabelledPicture picture) {
        text(picture.digest() + " " + picture.label());
    }

    private void tensor(String name, FloatTensor tensor) {
        text(name + Arrays.toString(tensor.shape()));
        ByteBuffer bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES);
        bytes.asFloatBuffer().put(tensor.values());
        digest.update(bytes);
    }

    private void text(String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
