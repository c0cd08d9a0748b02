/** The page about what is stored, what housekeeping would remove of it, and what it has removed. */
package dev.hone.ui.admin.storage;
