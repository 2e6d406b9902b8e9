package io.entente.policy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Set;

/** Holds where nothing reads the time or draws lots. */
final class NoClock extends ArchCondition<JavaClass> {
    static final NoClock CALLED = new NoClock();
    private static final Set<String> FORBIDDEN = Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");

    private NoClock() {
        super("read no clock and draw no lots");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        item.getMethodCallsFromSelf().stream()
                .filter(call -> FORBIDDEN.contains(call.getTarget().getName()))
                .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
    }
}
