package io.entente.system.crash;

import io.entente.local.client.Stack;

import java.util.Map;

/** An American officer with a draft for Europol, who looks at it with Europol's eyes. */
final class Foresight {
    private final Insistent officer;
    private final String draft;

    Foresight(Stack stack) {
        this.officer = new Insistent(stack, "us-hsi-officer", stack.endpoints().service(Hop.CASES) + "/v1", Map.of());
        this.draft = officer.says("/referrals", Customs.content(1))
                .ifOk()
                .orElseThrow()
                .json()
                .path("id")
                .asText();
    }

    Told looks() {
        return officer.reads("/referrals/" + draft + "/preview?recipient=eu-europol&purpose=drug-trafficking");
    }
}
