/**
 * Many things at once, but not too many: pictures, objects and artifacts are fetched and sent side by side, since a request
 * mostly waits. Whoever moves more than a few of them does it here.
 */
package dev.hone.stores.transfers;
