package io.entente.gateway.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Versions by key.
 *
 * @param next the key after which the next page starts, such as {@code us-be/2}; left out on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionPage(List<VersionView> agreements, @Nullable String next) {}
