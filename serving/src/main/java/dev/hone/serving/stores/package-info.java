/**
 * Joins serving to Hone's stores: each class here fills an interface of another room, so that those know no store.
 */
package dev.hone.serving.stores;
