/**
 * The Review page: answers that the model was not sure of, one picture after the other, and what they really show. It works
 * by forms and links; a script makes it quick.
 */
package dev.hone.ui.review;
