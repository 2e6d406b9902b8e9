package io.entente.system.crash;

import java.util.Random;

/** Someone who calls the services, one call after another. */
interface Client {
    /** One call, or a few that belong together; whatever it is told, or not told, it writes down. */
    void act(Random random);
}
