package io.entente.local;

import io.entente.local.client.Stack;

import java.nio.file.Path;

/** The agreements that a deployment comes with, brought into force once: at a later start each stands as its parties left it. */
final class FirstAgreements {
    private final Preparation prepared;
    private final Progress progress;

    FirstAgreements(Preparation prepared, Progress progress) {
        this.prepared = prepared;
        this.progress = progress;
    }

    /** @param goOn throws what ends it between two of them */
    void comeIntoForce(Runnable goOn) {
        Stack stack = new Stack(prepared.endpoints());
        for (Path file : prepared.agreements()) {
            goOn.run();
            BringIntoForce agreement = new BringIntoForce(stack, prepared.partyKeys(), file);
            progress.during(
                    "agreement " + agreement.id() + " gets signed",
                    prepared.place().log(ServiceName.GATEWAY.code()),
                    () -> tell(agreement));
        }
    }

    private void tell(BringIntoForce agreement) {
        agreement.now().ifPresent(said -> progress.say("  " + said));
    }
}
