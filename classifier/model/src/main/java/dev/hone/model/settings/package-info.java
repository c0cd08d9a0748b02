/**
 * How to train, choice by choice: small records that check themselves. What an order leaves out has the value that
 * suits most projects, so that an old order keeps its meaning.
 */
package dev.hone.model.settings;
