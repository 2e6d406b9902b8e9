package io.entente.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The processes of a deployment, by the names of its parts. */
final class Running {
    private final Map<String, Child> children = new ConcurrentHashMap<>();

    void add(String name, Child child) {
        children.put(name, child);
    }

    /** @throws Trouble naming the first that has ended by itself */
    void requireAlive() {
        children.values().forEach(Child::requireAlive);
    }

    /** @throws Trouble if this one was started and has ended */
    void requireAlive(String name) {
        Child child = children.get(name);
        if (child != null) child.requireAlive();
    }

    /** Signal 9; returns when it is gone. */
    void kill(String name) {
        Child child = known(name);
        children.remove(name);
        child.kill();
    }

    ProcessHandle process(String name) {
        return known(name).process().toHandle();
    }

    /** Asks all of them at once and waits for each. */
    void stop(List<String> names) {
        List<Child> stopping = names.stream()
                .flatMap(name -> Optional.ofNullable(children.remove(name)).stream())
                .toList();
        stopping.forEach(Child::askToStop);
        stopping.forEach(Child::awaitStop);
    }

    private Child known(String name) {
        Child child = children.get(name);
        if (child == null) throw new IllegalArgumentException(name + " does not run");
        return child;
    }
}
