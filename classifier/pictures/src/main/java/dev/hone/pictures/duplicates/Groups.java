package dev.hone.pictures.duplicates;

/** Which numbers belong together; a group is known by its smallest. */
final class Groups {

    private final int[] to;

    Groups(int count) {
        to = new int[count];
        for (int i = 0; i < count; i++) {
            to[i] = i;
        }
    }

    int first(int number) {
        int first = number;
        while (to[first] != first) {
            to[first] = to[to[first]];
            first = to[first];
        }
        return first;
    }

    void join(int one, int other) {
        int first = first(one);
        int second = first(other);
        to[Math.max(first, second)] = Math.min(first, second);
    }

    int[] firsts() {
        int[] firsts = new int[to.length];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = first(i);
        }
        return firsts;
    }
}
