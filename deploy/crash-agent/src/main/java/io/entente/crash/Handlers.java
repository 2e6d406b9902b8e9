package io.entente.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;

/** Puts something before what a Vert.x handler does with a success. */
final class Handlers {
    private Handlers() {}

    static Object before(Object handler, Runnable first) {
        Class<?> type = handlerType(handler.getClass());
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("handle") && succeeded(arguments[0])) first.run();
            try {
                return method.invoke(handler, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static boolean succeeded(Object result) throws ReflectiveOperationException {
        Class<?> type = Class.forName(
                "io.vertx.core.AsyncResult", false, result.getClass().getClassLoader());
        Method succeeded = type.getMethod("succeeded");
        return (boolean) succeeded.invoke(result);
    }

    private static Class<?> handlerType(Class<?> handler) {
        for (Class<?> at = handler; at != null; at = at.getSuperclass()) {
            var found = Arrays.stream(at.getInterfaces())
                    .flatMap(Handlers::withParents)
                    .filter(type -> type.getName().equals("io.vertx.core.Handler"))
                    .findFirst();
            if (found.isPresent()) return found.get();
        }
        throw new IllegalArgumentException(handler + " is no handler");
    }

    private static Stream<Class<?>> withParents(Class<?> type) {
        return Stream.concat(
                Stream.of(type), Arrays.stream(type.getInterfaces()).flatMap(Handlers::withParents));
    }
}
