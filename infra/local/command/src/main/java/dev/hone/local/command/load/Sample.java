package dev.hone.local.command.load;

/**
 * One request.
 *
 * @param second of the measurement in which it was due, from 0
 * @param nanos from when it was due until its answer was there, so that what a slow answer held up counts, too
 * @param status of the answer; 0 where there was none
 */
record Sample(int second, long nanos, int status) {
    boolean isAnswer() {
        return status == 200;
    }
}
