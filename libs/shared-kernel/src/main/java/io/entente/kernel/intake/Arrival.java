package io.entente.kernel.intake;

import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message in hand. The broker is told once what became of it. */
final class Arrival {
    /** Tells the broker, if it can still be told over the link that brought the message, and fails if it cannot. */
    interface Telling {
        Future<Void> tell(Arrival arrival, Runnable word);
    }

    private final AmqpMessage sent;
    private final Object body;
    private final Telling telling;
    private final AtomicBoolean told = new AtomicBoolean();

    Arrival(AmqpMessage sent, Telling telling) {
        this.sent = sent;
        this.body = body(sent.unwrap().getBody());
        this.telling = telling;
    }

    /** Bytes or text as they were sent; anything else is for the intake to refuse. */
    private static Object body(Section section) {
        if (section instanceof Data data && data.getValue() != null) return bytes(data.getValue());
        if (section instanceof AmqpValue value) {
            if (value.getValue() instanceof Binary binary) return bytes(binary);
            if (value.getValue() instanceof String text) return text;
        }
        return section == null ? "" : section;
    }

    private static byte[] bytes(Binary binary) {
        return Arrays.copyOfRange(
                binary.getArray(), binary.getArrayOffset(), binary.getArrayOffset() + binary.getLength());
    }

    /** Bytes of its body; what is no body of ours weighs nothing, and does not stay. */
    long size() {
        if (body instanceof byte[] bytes) return bytes.length;
        return body instanceof String text ? text.length() : 0;
    }

    /** Made on the link's context; what is done with it is done on one of its own. */
    Message<?> message() {
        return ContextAwareMessage.withContextMetadata(
                Message.of(body, () -> tell(sent::accepted), failure -> tell(sent::rejected)));
    }

    private CompletionStage<Void> tell(Runnable word) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        if (!told.compareAndSet(false, true)) answer.complete(null);
        else {
            Context caller = Vertx.currentContext();
            telling.tell(this, word).onComplete(outcome -> {
                if (caller == null) conclude(answer, outcome);
                else caller.runOnContext(back -> conclude(answer, outcome));
            });
        }
        return answer;
    }

    private static void conclude(CompletableFuture<Void> answer, AsyncResult<Void> outcome) {
        if (outcome.succeeded()) answer.complete(null);
        else answer.completeExceptionally(outcome.cause());
    }
}
