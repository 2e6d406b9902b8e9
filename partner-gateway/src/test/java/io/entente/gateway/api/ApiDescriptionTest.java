package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.kernel.testing.ApiDescription;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class ApiDescriptionTest extends ApiDescription {}
