package dev.hone.local.engine.triggers;

import io.micronaut.core.annotation.Introspected;

/** Kestra's answer to a request about several things. */
@Introspected
record BulkResponse(int count) {}
