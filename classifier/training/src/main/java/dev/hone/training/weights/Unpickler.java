package dev.hone.training.weights;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a Python pickle as PyTorch writes it, without running anything of it.
 *
 * <p>A pickle is a program for a small machine with a stack. This machine knows the operations that build numbers,
 * texts, lists and dictionaries, and makes of classes only what {@link Allowed} lists. The libraries for this let a
 * class be refused only after it was looked up among many, and allocate what a length says before they look whether
 * it is there.
 */
final class Unpickler {
    /** What Python's None becomes. */
    static final Object NONE = new Object();

    /** The largest networks need a tenth of it; each may put an object into memory. */
    private static final int MOST_OPERATIONS = 1_000_000;

    private static final Object MARK = new Object();

    private final PickleBytes bytes;
    private final Consumer<StorageKey> storages;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int operations;

    private Unpickler(PickleBytes bytes, Consumer<StorageKey> storages) {
        this.bytes = bytes;
        this.storages = storages;
    }

    /**
     * The one object that the pickle at this position builds; the position is moved behind it.
     *
     * @param storages hears of every place of numbers that the pickle points at
     */
    static Object load(ByteBuffer bytes, Consumer<StorageKey> storages) {
        return new Unpickler(new PickleBytes(bytes), storages).load();
    }

    private Object load() {
        while (true) {
            count(1);
            int operation = bytes.unsignedByte();
            if (operation == '.') {
                return pop();
            }
            run(operation);
        }
    }

    private void count(int more) {
        operations += more;
        if (operations > MOST_OPERATIONS) {
            throw WeightsRefusedException.tooLarge("its description takes more steps than any network's");
        }
    }

    private void run(int operation) {
        switch (operation) {
            // the protocol, and how long the next part is
            case 0x80 -> bytes.skip(1);
            case 0x95 -> bytes.skip(8);
            case '(' -> push(MARK);
            case '0' -> pop();
            case '1' -> popToMark();
            case '2' -> push(top());

            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K' -> push((long) bytes.unsignedByte());
            case 'M' -> push((long) bytes.unsignedShort());
            case 'J' -> push((long) bytes.integer());
            case 0x8a -> push(bytes.wholeNumber(bytes.unsignedByte()));
            case 'G' -> push(bytes.bigEndianDouble());
            case 'X', 'T' -> push(bytes.text(bytes.integer()));
            case 0x8c, 'U' -> push(bytes.text(bytes.unsignedByte()));

            case ']' -> push(new ArrayList<>());
            case 'a' -> append(popLast(1));
            case 'e' -> append(popToMark());
            case '}' -> push(new LinkedHashMap<>());
            case 's' -> put(popLast(2));
            case 'u' -> put(popToMark());
            case ')' -> push(List.of());
            case 't' -> push(popToMark());
            case 0x85 -> push(popLast(1));
            case 0x86 -> push(popLast(2));
            case 0x87 -> push(popLast(3));

            case 'q' -> memo.put(bytes.unsignedByte(), top());
            case 'r' -> memo.put(bytes.integer(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(remembered(bytes.unsignedByte()));
            case 'j' -> push(remembered(bytes.integer()));

            case 'c' -> push(Allowed.named(bytes.line(), bytes.line()));
            case 0x93 -> named(popLast(2));
            case 'R', 0x81 -> call(popLast(2));
            case 'b' -> ignoreState();
            case 'Q' -> pointAt(StorageKey.of(pop()));
            default ->
                throw WeightsRefusedException.unsupported(
                        "its description has a step 0x%02x that weights have no use for".formatted(operation));
        }
    }

    private void append(List<Object> values) {
        // a list of one's own making: tuples are lists, too, but nobody appends to them
        if (!(top() instanceof ArrayList<?>)) {
            throw WeightsRefusedException.damaged("something is appended to what is no list");
        }
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) top();
        list.addAll(values);
    }

    private void put(List<Object> keysAndValues) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> map = Pickled.as(top(), Map.class);
        if (keysAndValues.size() % 2 != 0) {
            throw WeightsRefusedException.damaged("a key has no value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (!(key instanceof String || key instanceof Long)) {
                throw WeightsRefusedException.unsupported("a dictionary has a key that is neither text nor number");
            }
            map.put(key, keysAndValues.get(i + 1));
        }
    }

    private void named(List<Object> moduleAndName) {
        push(Allowed.named(Pickled.at(moduleAndName, 0, String.class), Pickled.at(moduleAndName, 1, String.class)));
    }

    private void call(List<Object> called) {
        List<?> arguments = Pickled.at(called, 1, List.class);
        // what is made of a list may be as large as the list
        arguments.forEach(argument -> count(argument instanceof List<?> list ? list.size() : 0));
        push(Pickled.at(called, 0, Allowed.class).call(arguments));
    }

    /** A dictionary of tensors carries the versions of the layers, which tell nothing of the tensors. */
    private void ignoreState() {
        pop();
        Pickled.as(top(), Map.class);
    }

    private void pointAt(StorageKey storage) {
        storages.accept(storage);
        push(storage);
    }

    private Object remembered(int index) {
        Object value = memo.get(index);
        if (value == null) {
            throw WeightsRefusedException.damaged("it refers to something that it has not told");
        }
        return value;
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        Object top = top();
        stack.removeLast();
        return top;
    }

    private Object top() {
        if (stack.isEmpty()) {
            throw WeightsRefusedException.damaged("its description takes more than it was given");
        }
        return stack.getLast();
    }

    private List<Object> popToMark() {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw WeightsRefusedException.damaged("its description takes more than it was given");
        }
        List<Object> values = popLast(stack.size() - mark - 1);
        stack.removeLast();
        return values;
    }

    private List<Object> popLast(int count) {
        if (count > stack.size()) {
            throw WeightsRefusedException.damaged("its description takes more than it was given");
        }
        List<Object> last = stack.subList(stack.size() - count, stack.size());
        List<Object> values = new ArrayList<>(last);
        last.clear();
        return values;
    }
}
