package io.entente.audit.api;

import io.entente.audit.AuditProfile;
import io.entente.kernel.testing.ApiDescription;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(AuditProfile.class)
class ApiDescriptionTest extends ApiDescription {}
