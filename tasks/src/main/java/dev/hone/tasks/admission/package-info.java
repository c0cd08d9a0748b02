/**
 * Who may train a project: what is asked for, and the lease by which one execution does so at a time.
 */
package dev.hone.tasks.admission;
