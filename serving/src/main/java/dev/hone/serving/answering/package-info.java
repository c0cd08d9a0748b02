/**
 * Who is answered when: as many at once as there are cores, and no more waiting than are answered soon.
 */
package dev.hone.serving.answering;
