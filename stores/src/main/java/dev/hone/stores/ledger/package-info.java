/**
 * What Hone decides and remembers, in PostgreSQL: projects, predictions, judgements, manifests, verdicts, promotions.
 *
 * <p>The only code that speaks SQL; one class a table.
 */
package dev.hone.stores.ledger;
