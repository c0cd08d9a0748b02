package dev.hone.model;

/**
 * What the network saw where: one plane a value of the embedding, which is the plane's mean.
 *
 * @param values plane after plane, each row by row from the top; not copied
 */
record FeatureMap(int depth, int height, int width, float[] values) {

    /** What each place adds to a logit; the mean over all places is the logit less its bias. */
    Evidence evidence(float[] weights) {
        int area = height * width;
        float[] evidence = new float[area];
        for (int d = 0; d < depth; d++) {
            for (int i = 0; i < area; i++) {
                evidence[i] += weights[d] * values[d * area + i];
            }
        }
        return new Evidence(width, height, evidence);
    }
}
