/**
 * The S3 bucket in which pictures, labels, judgements, manifests and tensors live.
 *
 * <p>The only code that knows the MinIO client; it keeps to plain S3, so that any S3 server will do.
 */
package dev.hone.stores.bucket;
