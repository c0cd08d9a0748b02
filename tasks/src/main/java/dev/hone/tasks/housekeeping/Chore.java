package dev.hone.tasks.housekeeping;

/** One kind of things to look through, of one project or of the whole house. */
public interface Chore {
    /** Which kind that is. */
    Kind kind();

    /** Removes what was kept long enough and nobody needs, or only tells. */
    Removed sweep() throws Exception;
}
