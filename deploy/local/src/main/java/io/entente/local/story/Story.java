package io.entente.local.story;

import io.entente.local.client.Endpoints;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;

import java.io.PrintStream;

/** What {@code deploy/up} carries through the deployment, every step printed with what came back. */
public final class Story {
    private Story() {}

    /** @return whether every step did what it should */
    public static boolean run(Endpoints endpoints, PrintStream out) {
        Stack stack = new Stack(endpoints);
        try {
            endpoints.users().forEach(user -> stack.tokenFor(user.username()));
            endpoints.clients().forEach(client -> stack.tokenFor(client.id()));
        } catch (Unavailable e) {
            out.println("  " + e.getMessage());
            return false;
        }
        out.println("  " + endpoints.users().size() + " people and "
                + endpoints.clients().size()
                + " systems of agencies signed in, each at its own jurisdiction's issuer.");
        return true;
    }
}
