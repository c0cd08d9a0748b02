/**
 * Where in a picture a network sees a class: its evidence as a heat map over the picture.
 * Exact for networks that end in an average and a linear layer, as all of Hone's do; costs one more forward run.
 */
package dev.hone.model.explanation;
