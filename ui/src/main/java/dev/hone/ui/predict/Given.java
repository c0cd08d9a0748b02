package dev.hone.ui.predict;

import dev.hone.ui.serving.Answer;
import java.time.Instant;

/**
 * A picture somebody gave, with what was answered.
 *
 * @param name the file's name, or empty where it had none (a pasted picture)
 * @param digest names the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Given(Answer answer, byte[] bytes, String name, String digest, Instant at) {}
