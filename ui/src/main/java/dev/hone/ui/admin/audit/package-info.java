/** The page with everything that was done and that somebody may ask about: found by who, what and when, and saved as a table. */
package dev.hone.ui.admin.audit;
