package io.entente.kernel.trail;

import jakarta.enterprise.context.RequestScoped;

/** Whether this request has its event already: one request is one event, whatever the answer. */
@RequestScoped
class Noted {
    private boolean noted;

    void written() {
        noted = true;
    }

    void rolledBack() {
        noted = false;
    }

    boolean already() {
        return noted;
    }
}
