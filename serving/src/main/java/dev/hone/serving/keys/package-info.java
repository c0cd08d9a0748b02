/**
 * Who may call: each endpoint says which role it needs, each request brings a key, and the keys are known in memory,
 * so that no request waits for the ledger and those known last go on working while it is away.
 */
package dev.hone.serving.keys;
