package io.entente.kernel.testing;

import io.entente.local.Broker;
import io.entente.local.PostgreSql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What one service's tests run against. A field of this type in a test class is filled by {@link RealStack}.
 *
 * @param databaseWire over which a service that is {@link RealStack#WIRED} reaches PostgreSQL
 * @param brokerWire over which it reaches the broker
 * @param certificates of the door behind TLS that a service has which is {@link RealStack#SECURED}
 */
public record TestStack(
        String database,
        TestDatabase databaseServer,
        TestBroker brokerServer,
        StubIssuers issuers,
        TestKeys keys,
        OtherServices others,
        TestWire databaseWire,
        TestWire brokerWire,
        TestCertificates certificates) {
    /** The server that runs now. */
    public PostgreSql postgres() {
        return databaseServer.server();
    }

    /** The broker that runs now. */
    public Broker broker() {
        return brokerServer.server();
    }

    /** @param role {@code owner}, {@code web} or {@code worker} of the service's own database */
    public Connection as(String role) throws SQLException {
        return postgres().as(database + "_" + role, database);
    }

    @Override
    public String toString() {
        return "TestStack[" + database + "]";
    }
}
