/**
 * MLflow: runs, metrics, artifacts and model versions.
 *
 * <p>The only code that knows MLflow. It speaks its REST interface and the artifact proxy; everything that creates finds
 * first what an earlier try may have made.
 */
package dev.hone.stores.registry;
