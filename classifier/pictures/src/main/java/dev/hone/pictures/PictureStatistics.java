package dev.hone.pictures;

/**
 * What can be measured of a picture without knowing what it shows.
 *
 * <p>Brightness, contrast and sharpness are taken from the picture in grey, transparent places white, shrunk until its
 * longer side has no more than 256 pixels, so that they mean the same for a thumbnail and a photograph.
 *
 * @param width in pixels, the picture being upright
 * @param height in pixels, the picture being upright
 * @param channels 1 for a grey file, 3 for one in colour; transparency is not counted
 * @param brightness the mean, from 0 for black to 1 for white
 * @param contrast the standard deviation, from 0 for a blank picture to 0.5 for one half black, half white
 * @param sharpness the variance of the Laplacian, grey going from 0 to 255; a blurred photograph has less than about 100
 */
public record PictureStatistics(
        int width, int height, int channels, double brightness, double contrast, double sharpness) {}
