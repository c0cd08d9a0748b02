/**
 * MLflow's scoring protocol, a server a project, for tools that know it already.
 */
package dev.hone.serving.scoring;
