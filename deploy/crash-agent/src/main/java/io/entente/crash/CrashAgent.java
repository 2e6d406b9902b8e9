package io.entente.crash;

import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

/**
 * {@code -javaagent:entente-crash-agent.jar=FILE}: does nothing until an {@link Order} appears in the file. Points are
 * found where they cannot be missed: in the PostgreSQL client (so that the web role's and the worker's commits are seen
 * alike), in the AMQP client's sender, and where the intake tells the broker.
 */
public final class CrashAgent {
    private CrashAgent() {}

    public static void premain(String file, Instrumentation instrumentation) {
        Passages.obey(Path.of(file));
        new AgentBuilder.Default()
                .type(named("io.vertx.pgclient.impl.PgSocketConnection"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Command.class).on(named("doSchedule"))))
                .type(named("io.vertx.amqp.impl.AmqpSenderImpl"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Send.class).on(named("doSend").and(takesArguments(2)))))
                .type(named("io.entente.kernel.intake.Intake"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Ack.class).on(named("taken").and(ElementMatchers.isStatic()))))
                .installOn(instrumentation);
    }

    /** Its code is copied into the PostgreSQL client. */
    public static final class Command {
        private Command() {}

        @Advice.OnMethodEnter
        static void before(
                @Advice.This Object connection,
                @Advice.Argument(0) Object command,
                @Advice.Argument(value = 1, readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable
                        Object handler) {
            handler = Statements.scheduled(connection, command, handler);
        }
    }

    /** Its code is copied into the AMQP client. */
    public static final class Send {
        private Send() {}

        @Advice.OnMethodEnter
        static void before(
                @Advice.Argument(0) Object message,
                @Advice.Argument(value = 1, readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable
                        Object handler) {
            handler = Sends.started(message, handler);
        }
    }

    /** Its code is copied into the intake. */
    public static final class Ack {
        private Ack() {}

        @Advice.OnMethodEnter
        static void before(@Advice.Argument(0) Object address) {
            Sends.acknowledging(address);
        }
    }
}
