package dev.hone.training.trainer;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** What enters the part of a network that learns, one entry a picture. Used by one thread at a time. */
interface Inputs {
    /** Of one entry. */
    int bytes();

    /** How many pictures there are. */
    int count();

    int label(int picture);

    /** Puts an entry at the buffer's position, in the order of bytes of this machine; chance says in which variation. */
    void put(int picture, RandomGenerator chance, ByteBuffer target);
}
