/**
 * Real servers for tests: PostgreSQL, S3 (S3Proxy and MinIO) and MLflow, each on a free port with a place of its own, gone when closed.
 */
package dev.hone.stores.real;
