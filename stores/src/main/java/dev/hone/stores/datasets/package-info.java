/**
 * Data sets: labelled pictures and judgements as they lie in the bucket, and the manifests made of them.
 *
 * <p>Above the bucket and the ledger; the bucket is the truth, the ledger its index.
 */
package dev.hone.stores.datasets;
