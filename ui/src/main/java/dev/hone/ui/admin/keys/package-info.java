/** The page on which API keys are made and ended: who may call serving, and for what. */
package dev.hone.ui.admin.keys;
