package dev.hone.stores.projects;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The learned weights that a project's training starts from.
 *
 * @param file where the person who wrote the project has them: a path, from the folder of the project's file
 * @param sha256 of the file; by it the weights are found wherever they are needed
 */
public record ProjectWeights(String file, String sha256) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Learned on ImageNet; what EfficientNet-Lite0 starts from when a project names no others. */
    public static final ProjectWeights EFFICIENTNET_LITE0 = new ProjectWeights(
            "efficientnet-lite0-57934424.pth", "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db");

    public ProjectWeights {
        Allowed.check(file != null && !file.isBlank(), "file is the path of the weights, and is missing");
        Allowed.check(sha256 != null, "sha256 is the file's SHA-256 (sha256sum tells it), and is missing");
        sha256 = sha256.toLowerCase(Locale.ROOT);
        Allowed.check(
                DIGEST.matcher(sha256).matches(),
                "sha256 has 64 hexadecimal digits (sha256sum tells them), not '%s'",
                sha256);
    }
}
