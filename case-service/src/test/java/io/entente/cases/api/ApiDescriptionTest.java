package io.entente.cases.api;

import io.entente.kernel.testing.ApiDescription;
import io.entente.kernel.testing.RealStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ApiDescriptionTest extends ApiDescription {}
