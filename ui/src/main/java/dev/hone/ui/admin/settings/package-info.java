/** The page with the settings in force, secrets hidden. */
package dev.hone.ui.admin.settings;
