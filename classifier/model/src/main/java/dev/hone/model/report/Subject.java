package dev.hone.model.report;

import java.time.Instant;
import java.util.Objects;

/**
 * What a report is about.
 *
 * @param title such as "cells v13"
 * @param asked which pictures were asked, such as "test pictures"
 * @param manifest digest of the data set version that they are from
 * @param bundle digest of the bundle that was asked
 */
public record Subject(String title, String asked, String manifest, String bundle, Instant at) {

    public Subject {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(at, "at");
    }
}
