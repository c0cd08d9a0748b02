/**
 * What Kestra's search paths have in common: filters, old and new parameters, order and paging. It turns a query string
 * into what Kestra's repositories take, and refuses here what they would answer with a database error.
 */
package dev.hone.local.engine.search;
